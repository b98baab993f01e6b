package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import br.com.techmedicos.application.shared.TooBusy;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators are told of refusals. */
class RefusalLogTest {

  private static final String SEARCH = "/api/v1/doctors?specialty=cardiology";
  private static final String OF_SOMEONE = "of 529.982.247-25";

  private Clinic clinic;
  private ProblemLog log;

  @BeforeEach
  void open() {
    clinic = Clinic.open(Map.of("techmedicos.rate-limits.enabled", false));
    log = ProblemLog.open();
  }

  @AfterEach
  void close() {
    log.close();
    clinic.close();
  }

  private static List<RuntimeException> busy() {
    return List.of(
        new TooBusy(Duration.ofSeconds(1)),
        new Contention(new IllegalStateException(OF_SOMEONE)),
        new RejectedExecutionException(OF_SOMEONE),
        new ProblemException(ProblemType.BUSY));
  }

  @ParameterizedTest
  @MethodSource("busy")
  void of_a_thousand_calls_that_are_too_much_one_line_a_second_tells(RuntimeException refusal) {
    clinic.searchesAfter(
        () -> {
          throw refusal;
        });

    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      clinic.anonymous().get(SEARCH).expectProblem(503, "busy");
    }
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();

    assertThat(log.lines())
        .hasSizeBetween(1, (int) seconds + 2)
        .allSatisfy(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARN);
              assertThat(line.getFormattedMessage())
                  .contains("busy", "RefusalLogTest")
                  .doesNotContain(OF_SOMEONE);
              assertThat(line.getThrowableProxy()).isNull();
            });
  }

  @Test
  void a_rush_does_not_hide_what_has_failed() {
    clinic.searchesAfter(
        () -> {
          throw new TooBusy(Duration.ofSeconds(1));
        });
    clinic.anonymous().get(SEARCH).expectProblem(503, "busy");
    clinic.searchesAfter(
        () -> {
          throw new ScannerUnavailable("away");
        });
    clinic.anonymous().get(SEARCH).expect(503);

    assertThat(log.lines())
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.WARN, Level.ERROR);
  }

  @Test
  void what_a_caller_may_not_do_is_not_told() {
    Client doctor = clinic.doctor();
    clinic.requested(clinic.patient(), doctor, "2027-03-02T12:00:00Z");
    String taken =
        "{\"doctorId\": \"%s\", \"startsAt\": \"2027-03-02T12:00:00Z\"}".formatted(doctor.id());

    clinic.patient().post("/api/v1/appointments", taken).expectProblem(409, "slot-taken");
    clinic.anonymous().get("/api/v1/doctors?near=nowhere").expect(400);
    clinic.anonymous().get("/api/v1/me").expect(401);
    clinic.searchesAfter(
        () -> {
          throw new ProblemException(ProblemType.TOO_MANY_REQUESTS);
        });
    clinic.anonymous().get(SEARCH).expectProblem(429, "too-many-requests");

    assertThat(log.lines()).isEmpty();
  }
}
