package br.com.techmedicos.domain.teleconsultation;

import java.util.Arrays;
import java.util.Optional;

/**
 * The text that a patient consents to before an online consultation, as required by Resolution CFM
 * 2.314/2022 and the LGPD (Law 13.709/2018). A text never changes: another wording is a new
 * version. Old versions stay, because consents to them are kept.
 */
public enum ConsentText {
  /** In force since November 2026. */
  NOVEMBER_2026(
      "2026-11",
      new Wording(
          "Consentimento para a teleconsulta",
          """
          Autorizo ser atendido a distância, por vídeo e áudio, pelo médico desta consulta, e a \
          transmissão da minha imagem, da minha voz e dos dados de saúde que eu informar, nos \
          termos da Resolução CFM 2.314/2022.

          Sei que a teleconsulta tem limites: o médico não pode me examinar presencialmente. Ele \
          pode decidir que preciso de atendimento presencial, e eu posso pedi-lo a qualquer \
          momento. Em uma emergência, devo ligar para o SAMU (192) ou ir a um pronto-socorro.

          A teleconsulta não é gravada. O áudio e o vídeo vão cifrados entre o meu aparelho e o do \
          médico. Ficam guardados este consentimento e o que o médico registrar no meu prontuário, \
          pelo prazo que a lei determina, sob sigilo médico e conforme a Lei Geral de Proteção de \
          Dados (Lei 13.709/2018).

          Participo de livre vontade. Posso recusar ou interromper a teleconsulta quando quiser, \
          sem prejuízo ao meu atendimento. Este consentimento vale só para esta consulta.\
          """),
      new Wording(
          "Consent to the online consultation",
          """
          I agree to be attended at a distance, by video and audio, by the doctor of this \
          consultation, and to the transmission of my image, my voice and the health data that I \
          give, under Resolution CFM 2.314/2022.

          I know that an online consultation has limits: the doctor cannot examine me in person. \
          The doctor may decide that I need to be seen in person, and I may ask for that at any \
          time. In an emergency I should call SAMU (192) or go to an emergency room.

          The consultation is not recorded. Audio and video travel encrypted between my device and \
          the doctor’s. This consent, and what the doctor writes in my record, are kept for as \
          long as the law demands, under medical confidentiality and the Brazilian General Data \
          Protection Law (Law 13.709/2018).

          I take part of my own free will. I may refuse or stop the online consultation whenever I \
          want, without harm to my care. This consent is for this consultation only.\
          """));

  /**
   * A text in one language.
   *
   * @param text paragraphs, with a blank line between them
   */
  public record Wording(String title, String text) {}

  private final String version;

  @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
  private final Wording portuguese;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Wording english;

  ConsentText(String version, Wording portuguese, Wording english) {
    this.version = version;
    this.portuguese = portuguese;
    this.english = english;
  }

  /** The version that patients consent to today. */
  public static ConsentText current() {
    return NOVEMBER_2026;
  }

  /**
   * Finds the text of a version.
   *
   * @param version like {@code 2026-11}
   */
  public static Optional<ConsentText> ofVersion(String version) {
    return Arrays.stream(values()).filter(text -> text.version.equals(version)).findFirst();
  }

  /** The version, like {@code 2026-11}. */
  public String version() {
    return version;
  }

  /** The text in Portuguese, which is the binding one. */
  public Wording portuguese() {
    return portuguese;
  }

  /** The text in English. */
  public Wording english() {
    return english;
  }
}
