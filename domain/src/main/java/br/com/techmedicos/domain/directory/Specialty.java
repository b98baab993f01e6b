package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 55 medical specialties recognised in Brazil (Resolution CFM 2.330/2023), in their official
 * order.
 */
public enum Specialty {
  /** Acupuntura. */
  ACUPUNCTURE("Acupuntura"),
  /** Alergia e Imunologia. */
  ALLERGY_AND_IMMUNOLOGY("Alergia e Imunologia"),
  /** Anestesiologia. */
  ANESTHESIOLOGY("Anestesiologia"),
  /** Angiologia. */
  ANGIOLOGY("Angiologia"),
  /** Cardiologia. */
  CARDIOLOGY("Cardiologia"),
  /** Cirurgia Cardiovascular. */
  CARDIOVASCULAR_SURGERY("Cirurgia Cardiovascular"),
  /** Cirurgia da Mão. */
  HAND_SURGERY("Cirurgia da Mão"),
  /** Cirurgia de Cabeça e Pescoço. */
  HEAD_AND_NECK_SURGERY("Cirurgia de Cabeça e Pescoço"),
  /** Cirurgia do Aparelho Digestivo. */
  DIGESTIVE_SURGERY("Cirurgia do Aparelho Digestivo"),
  /** Cirurgia Geral. */
  GENERAL_SURGERY("Cirurgia Geral"),
  /** Cirurgia Oncológica. */
  SURGICAL_ONCOLOGY("Cirurgia Oncológica"),
  /** Cirurgia Pediátrica. */
  PEDIATRIC_SURGERY("Cirurgia Pediátrica"),
  /** Cirurgia Plástica. */
  PLASTIC_SURGERY("Cirurgia Plástica"),
  /** Cirurgia Torácica. */
  THORACIC_SURGERY("Cirurgia Torácica"),
  /** Cirurgia Vascular. */
  VASCULAR_SURGERY("Cirurgia Vascular"),
  /** Clínica Médica. */
  INTERNAL_MEDICINE("Clínica Médica"),
  /** Coloproctologia. */
  COLOPROCTOLOGY("Coloproctologia"),
  /** Dermatologia. */
  DERMATOLOGY("Dermatologia"),
  /** Endocrinologia e Metabologia. */
  ENDOCRINOLOGY("Endocrinologia e Metabologia"),
  /** Endoscopia. */
  ENDOSCOPY("Endoscopia"),
  /** Gastroenterologia. */
  GASTROENTEROLOGY("Gastroenterologia"),
  /** Genética Médica. */
  MEDICAL_GENETICS("Genética Médica"),
  /** Geriatria. */
  GERIATRICS("Geriatria"),
  /** Ginecologia e Obstetrícia. */
  GYNECOLOGY_AND_OBSTETRICS("Ginecologia e Obstetrícia"),
  /** Hematologia e Hemoterapia. */
  HEMATOLOGY("Hematologia e Hemoterapia"),
  /** Homeopatia. */
  HOMEOPATHY("Homeopatia"),
  /** Infectologia. */
  INFECTIOUS_DISEASES("Infectologia"),
  /** Mastologia. */
  MASTOLOGY("Mastologia"),
  /** Medicina de Emergência. */
  EMERGENCY_MEDICINE("Medicina de Emergência"),
  /** Medicina de Família e Comunidade. */
  FAMILY_MEDICINE("Medicina de Família e Comunidade"),
  /** Medicina do Trabalho. */
  OCCUPATIONAL_MEDICINE("Medicina do Trabalho"),
  /** Medicina do Tráfego. */
  TRAFFIC_MEDICINE("Medicina do Tráfego"),
  /** Medicina Esportiva. */
  SPORTS_MEDICINE("Medicina Esportiva"),
  /** Medicina Física e Reabilitação. */
  PHYSICAL_MEDICINE_AND_REHABILITATION("Medicina Física e Reabilitação"),
  /** Medicina Intensiva. */
  INTENSIVE_CARE_MEDICINE("Medicina Intensiva"),
  /** Medicina Legal e Perícia Médica. */
  FORENSIC_MEDICINE("Medicina Legal e Perícia Médica"),
  /** Medicina Nuclear. */
  NUCLEAR_MEDICINE("Medicina Nuclear"),
  /** Medicina Preventiva e Social. */
  PREVENTIVE_MEDICINE("Medicina Preventiva e Social"),
  /** Nefrologia. */
  NEPHROLOGY("Nefrologia"),
  /** Neurocirurgia. */
  NEUROSURGERY("Neurocirurgia"),
  /** Neurologia. */
  NEUROLOGY("Neurologia"),
  /** Nutrologia. */
  NUTROLOGY("Nutrologia"),
  /** Oftalmologia. */
  OPHTHALMOLOGY("Oftalmologia"),
  /** Oncologia Clínica. */
  CLINICAL_ONCOLOGY("Oncologia Clínica"),
  /** Ortopedia e Traumatologia. */
  ORTHOPEDICS_AND_TRAUMATOLOGY("Ortopedia e Traumatologia"),
  /** Otorrinolaringologia. */
  OTORHINOLARYNGOLOGY("Otorrinolaringologia"),
  /** Patologia. */
  PATHOLOGY("Patologia"),
  /** Patologia Clínica/Medicina Laboratorial. */
  CLINICAL_PATHOLOGY("Patologia Clínica/Medicina Laboratorial"),
  /** Pediatria. */
  PEDIATRICS("Pediatria"),
  /** Pneumologia. */
  PULMONOLOGY("Pneumologia"),
  /** Psiquiatria. */
  PSYCHIATRY("Psiquiatria"),
  /** Radiologia e Diagnóstico por Imagem. */
  RADIOLOGY("Radiologia e Diagnóstico por Imagem"),
  /** Radioterapia. */
  RADIOTHERAPY("Radioterapia"),
  /** Reumatologia. */
  RHEUMATOLOGY("Reumatologia"),
  /** Urologia. */
  UROLOGY("Urologia");

  private static final Map<String, Specialty> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Specialty::code, Function.identity()));

  private final String code;
  private final String officialName;

  Specialty(String officialName) {
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.officialName = officialName;
  }

  /**
   * Finds a specialty by its code.
   *
   * @param code like {@code cardiology}
   * @throws DomainException with {@link DirectoryViolation.SpecialtyUnknown}
   */
  public static Specialty parse(String code) {
    Specialty specialty = BY_CODE.get(code);
    if (specialty == null) {
      throw new DomainException(new DirectoryViolation.SpecialtyUnknown());
    }
    return specialty;
  }

  /** A stable code in English, lower case, like {@code cardiology} or {@code family-medicine}. */
  public String code() {
    return code;
  }

  /** The official name, in Portuguese. */
  public String officialName() {
    return officialName;
  }
}
