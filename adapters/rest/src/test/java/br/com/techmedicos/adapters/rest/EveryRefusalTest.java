package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.NotInRange;
import br.com.techmedicos.adapters.rest.problem.NotOneOf;
import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import br.com.techmedicos.adapters.rest.problem.ProblemTranslator;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.adapters.rest.problem.TooManyElements;
import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.application.partnership.PartnershipViolation;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.DirectoryViolation;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.oversight.OversightViolation;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Violation;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever is refused, people read no notation of machines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRefusalTest {

  private static final Window MORNING = new Window(LocalTime.of(8, 0), LocalTime.of(12, 0));

  private static final List<Class<?>> KINDS =
      List.of(
          AuthenticationViolation.class,
          DirectoryViolation.class,
          HealthRecordViolation.class,
          IdentityViolation.class,
          InvalidValue.class,
          OversightViolation.class,
          PartnershipViolation.class,
          SchedulingViolation.class,
          TeleconsultationViolation.class,
          UseCaseViolation.class);

  /** Dates, instants, durations and zones, as programs write them. */
  static final Pattern NOTATION =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d|\\bP(\\d+[DWY]|T\\d)|\\d[TZ]\\b|[A-Z][a-z]+/[A-Z]");

  /** They show how a program must write a value. */
  private static final Set<RequestViolation> OF_NOTATION =
      EnumSet.of(
          RequestViolation.NOT_AN_INSTANT,
          RequestViolation.NOT_A_DATE,
          RequestViolation.NOT_A_TIME);

  private Clinic clinic;
  private DoctorId doctor;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
    Client manaus = clinic.doctor();
    manaus
        .with("If-Match", "*")
        .put("/api/v1/agenda", Agendas.WEEKDAYS.replace("America/Sao_Paulo", "America/Manaus"))
        .expect(200);
    doctor = new DoctorId(UUID.fromString(manaus.id()));
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  @Test
  void is_told_without_notation() throws ReflectiveOperationException {
    List<Violation> violations = violations();
    assertThat(violations).hasSizeGreaterThan(80);

    for (Violation violation : violations) {
      for (String language : List.of("pt-BR", "en")) {
        for (String role : List.of("PATIENT", "DOCTOR")) {
          for (String text : texts(violation, language, role)) {
            assertThat(text).as(violation.toString()).isNotBlank().doesNotContainPattern(NOTATION);
          }
        }
      }
    }
  }

  private List<String> texts(Violation violation, String language, String role) {
    HttpRequest<?> request =
        HttpRequest.GET("/")
            .header("Accept-Language", language)
            .setAttribute(
                "micronaut.AUTHENTICATION", Authentication.build(doctor.toString(), List.of(role)));
    ProblemTranslator problems = clinic.context().getBean(ProblemTranslator.class);
    List<String> texts = new ArrayList<>();
    for (RuntimeException refusal :
        List.of(
            new DomainException(violation),
            InvalidRequest.at(Location.Pointer.ROOT.member("a"), violation))) {
      ProblemJson problem = problems.of(refusal, request).orElseThrow().problem();
      texts.add(problem.title());
      texts.add(problem.detail());
      if (problem.errors() != null) {
        problem.errors().forEach(error -> texts.add(error.detail()));
      }
    }
    return texts;
  }

  private List<Violation> violations() throws ReflectiveOperationException {
    List<Violation> violations = new ArrayList<>(EnumSet.complementOf(EnumSet.copyOf(OF_NOTATION)));
    violations.add(new TooManyElements(3));
    violations.add(new NotOneOf(List.of("rating", "price")));
    violations.add(new NotInRange(1, 5));
    for (Class<?> kind : KINDS) {
      for (Class<?> type : kind.getPermittedSubclasses()) {
        if (type != InvalidValue.NotARegion.class) { // shows how a program must write one
          violations.add(sample(type));
        }
      }
    }
    return violations;
  }

  private Violation sample(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] facts = type.getRecordComponents();
    Class<?>[] types = Stream.of(facts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(types).map(this::sampleOf).toArray();
    return (Violation) type.getDeclaredConstructor(types).newInstance(values);
  }

  private Object sampleOf(Class<?> type) {
    Instant instant = Instant.parse("2027-03-02T13:00:00.123456Z");
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return Stream.<Object>of(
            doctor,
            instant,
            LocalDate.of(2027, 3, 2),
            Duration.ofMinutes(50),
            MORNING,
            new WeeklyWindow(DayOfWeek.MONDAY, MORNING),
            "99999.99")
        .filter(type::isInstance)
        .findFirst()
        .orElseGet(() -> type == long.class ? (Object) 90L : (Object) 90);
  }
}
