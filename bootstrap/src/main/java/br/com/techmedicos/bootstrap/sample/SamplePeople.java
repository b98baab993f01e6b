package br.com.techmedicos.bootstrap.sample;

import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Generates people. The n-th doctor or patient of a seed is always the same. */
public final class SamplePeople {

  private static final String[] GIVEN = {
    "Ana",
    "Beatriz",
    "Camila",
    "Daniela",
    "Eduarda",
    "Fernanda",
    "Gabriela",
    "Helena",
    "Isabela",
    "Juliana",
    "Larissa",
    "Mariana",
    "Natália",
    "Patrícia",
    "Renata",
    "Sofia",
    "Tatiane",
    "Vanessa",
    "André",
    "Bruno",
    "Caio",
    "Diego",
    "Eduardo",
    "Felipe",
    "Gustavo",
    "Henrique",
    "Igor",
    "João",
    "Leonardo",
    "Marcelo",
    "Nelson",
    "Otávio",
    "Paulo",
    "Rafael",
    "Sérgio",
    "Thiago",
    "Vinícius"
  };
  private static final String[] FAMILY = {
    "Almeida", "Andrade", "Araújo", "Barbosa", "Barros", "Cardoso", "Carvalho", "Castro", "Costa",
    "Dias", "Fernandes", "Ferreira", "Gomes", "Lima", "Lopes", "Machado", "Martins", "Melo",
    "Mendes", "Moraes", "Nunes", "Oliveira", "Pereira", "Pinto", "Ribeiro", "Rocha", "Santana",
    "Santos", "Silva", "Souza", "Teixeira", "Vieira"
  };
  private static final String[] STREETS = {
    "Avenida Brasil", "Rua das Acácias", "Rua Quinze de Novembro", "Avenida Sete de Setembro",
    "Rua Barão do Rio Branco", "Avenida Getúlio Vargas", "Rua Tiradentes", "Rua Dom Pedro II"
  };
  private static final Specialty[] FREQUENT = {
    Specialty.INTERNAL_MEDICINE,
    Specialty.PEDIATRICS,
    Specialty.GYNECOLOGY_AND_OBSTETRICS,
    Specialty.CARDIOLOGY,
    Specialty.DERMATOLOGY,
    Specialty.ORTHOPEDICS_AND_TRAUMATOLOGY,
    Specialty.PSYCHIATRY,
    Specialty.OPHTHALMOLOGY,
    Specialty.FAMILY_MEDICINE,
    Specialty.ENDOCRINOLOGY
  };
  private static final int WEIGHTS =
      Arrays.stream(SampleCity.ALL).mapToInt(SampleCity::weight).sum();
  private static final double KM_PER_DEGREE = 111.2;

  private final long seed;

  public SamplePeople(long seed) {
    this.seed = seed;
  }

  /**
   * A made-up doctor.
   *
   * @param crm their registration
   * @param email at a reserved domain (RFC 2606)
   */
  public record SampleDoctor(
      Crm crm,
      EmailAddress email,
      DoctorProfile profile,
      ZoneRegion timeZone,
      List<WeeklyWindow> weekly) {}

  /**
   * A made-up patient.
   *
   * @param email at a reserved domain (RFC 2606)
   */
  public record SamplePatient(PersonName name, EmailAddress email, Cpf cpf, LocalDate birthDate) {}

  /**
   * The n-th doctor. The first ones are spread over all cities.
   *
   * @param n from 0 on
   */
  public SampleDoctor doctor(int n) {
    SplittableRandom random = new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (n + 1)));
    SampleCity city = n < SampleCity.ALL.length ? SampleCity.ALL[n] : weighted(random);
    PersonName name = name(random);
    List<Qualification> qualifications = qualifications(n, random);
    return new SampleDoctor(
        new Crm(Integer.toString(100_000 + n), city.state()),
        new EmailAddress("medico" + n + "@clinica.example"),
        DoctorProfile.of(name, price(random), practice(city, random))
            .withQualifications(qualifications),
        city.zone(),
        weekly(random));
  }

  /**
   * The n-th patient.
   *
   * @param n from 0 on
   */
  public SamplePatient patient(int n) {
    SplittableRandom random = new SplittableRandom(~seed ^ (0x9E3779B97F4A7C15L * (n + 1)));
    return new SamplePatient(
        name(random),
        new EmailAddress("paciente" + n + "@correio.example"),
        cpf(n),
        LocalDate.of(1940 + random.nextInt(65), 1 + random.nextInt(12), 1 + random.nextInt(28)));
  }

  private static PersonName name(SplittableRandom random) {
    return new PersonName(
        pick(GIVEN, random) + " " + pick(FAMILY, random) + " " + pick(FAMILY, random));
  }

  private static List<Qualification> qualifications(int n, SplittableRandom random) {
    Specialty first =
        random.nextInt(100) < 60 ? pick(FREQUENT, random) : pick(Specialty.values(), random);
    List<Qualification> qualifications = new ArrayList<>();
    qualifications.add(qualification(first, 10_000 + n, random));
    Specialty second = pick(FREQUENT, random);
    if (random.nextInt(100) < 25 && second != first) {
      qualifications.add(qualification(second, 500_000 + n, random));
    }
    return qualifications;
  }

  private static Qualification qualification(
      Specialty specialty, int rqe, SplittableRandom random) {
    return Qualification.claimed(
        specialty,
        random.nextInt(100) < 80 ? Optional.of(new Rqe(Integer.toString(rqe))) : Optional.empty());
  }

  private static Money price(SplittableRandom random) {
    return new Money(BigDecimal.valueOf(80 + 10L * random.nextInt(43)));
  }

  private static Practice practice(SampleCity city, SplittableRandom random) {
    double distance = city.radiusKm() * Math.sqrt(random.nextDouble()) / KM_PER_DEGREE;
    double direction = 2 * Math.PI * random.nextDouble();
    double latitude = city.centre().latitude().degrees() + distance * Math.sin(direction);
    double longitude =
        city.centre().longitude().degrees()
            + distance * Math.cos(direction) / Math.cos(Math.toRadians(latitude));
    return new Practice(
        new Street(pick(STREETS, random) + ", " + (1 + random.nextInt(3000))),
        new City(city.name()),
        city.state(),
        new GeoPoint(round(latitude), round(longitude)));
  }

  private static double round(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }

  private static List<WeeklyWindow> weekly(SplittableRandom random) {
    List<WeeklyWindow> weekly = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean weekend = day.compareTo(DayOfWeek.FRIDAY) > 0;
      if (random.nextInt(100) < (weekend ? 15 : 85)) {
        int morning = 7 + random.nextInt(3);
        weekly.add(window(day, LocalTime.of(morning, 0), LocalTime.of(morning + 4, 10)));
      }
      if (random.nextInt(100) < (weekend ? 10 : 80)) {
        int afternoon = 14 + random.nextInt(3);
        weekly.add(window(day, LocalTime.of(afternoon, 0), LocalTime.of(afternoon + 5, 0)));
      }
    }
    return weekly;
  }

  private static WeeklyWindow window(DayOfWeek day, LocalTime start, LocalTime end) {
    return new WeeklyWindow(day, new Window(start, end));
  }

  private static Cpf cpf(int n) {
    String base = String.format("%09d", 900_000_000 + n);
    return IntStream.range(0, 100)
        .mapToObj(check -> parsed(base + String.format("%02d", check)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  /** Tries check digits until the domain accepts them. */
  private static Optional<Cpf> parsed(String digits) {
    try {
      return Optional.of(Cpf.parse(digits));
    } catch (DomainException wrongCheckDigits) {
      return Optional.empty();
    }
  }

  private static SampleCity weighted(SplittableRandom random) {
    int pick = random.nextInt(WEIGHTS);
    for (SampleCity city : SampleCity.ALL) {
      pick -= city.weight();
      if (pick < 0) {
        return city;
      }
    }
    throw new IllegalStateException("weights do not add up");
  }

  private static <T> T pick(T[] of, SplittableRandom random) {
    return of[random.nextInt(of.length)];
  }
}
