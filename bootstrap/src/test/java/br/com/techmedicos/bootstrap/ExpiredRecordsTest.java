package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.Heartbeat;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that removes what the law no longer keeps, as an operator gives it. */
class ExpiredRecordsTest {

  private static final Duration TWENTY_ONE_YEARS = Duration.ofDays(21 * 366);
  private static final Duration TWO_MONTHS = Duration.ofDays(60);

  @TempDir private Path folder;

  @Test
  void a_record_of_twenty_years_ago_is_told_then_removed_and_any_other_stays() throws Exception {
    PatientId leftLongAgo;
    PatientId leftNow;
    try (RunningService service = start()) {
      service.clock().advance(TWENTY_ONE_YEARS.negated());
      leftLongAgo = wholeLife(service);
      service.clock().advance(TWENTY_ONE_YEARS);
      Patient other = service.addPatients(1).get(0);
      service.as(other).post("/me/erasure", Map.of()).expect(200);
      leftNow = other.id();
      service.bean(Heartbeat.class).beat(Instant.now().minus(TWO_MONTHS)); // then it was stopped
    }

    try (ProgramRun rehearsal = run()) {
      assertThat(rehearsal.exitCode()).as(rehearsal.out() + rehearsal.error()).isZero();
      assertThat(rehearsal.out())
          .containsPattern(
              "1 records of patients who left would be removed, with --really: [1-9][0-9]* files,"
                  + " [1-9][0-9]* appointments, [1-9][0-9]* rows of access logs");
      assertThat(rehearsal.error()).isEmpty();
    }
    try (ProgramRun refused = run("--really")) {
      assertThat(refused.exitCode()).as(refused.out()).isEqualTo(ExitCode.CLOCK.number());
      assertThat(refused.error()).singleElement().asString().endsWith("add --clock-is-right.");
    }
    try (RunningService service = start()) {
      assertThat(isThere(service, leftLongAgo)).as("what nobody has removed").isTrue();
    }
    try (ProgramRun removal = run("--really", "--clock-is-right")) {
      assertThat(removal.exitCode()).as(removal.out() + removal.error()).isZero();
      assertThat(removal.out()).contains("1 records of patients who left were removed: ");
    }
    try (ProgramRun rehearsal = run()) {
      assertThat(rehearsal.exitCode()).isZero();
      assertThat(rehearsal.out()).contains("0 records of patients who left would be removed");
    }
    try (RunningService service = start()) {
      assertThat(isThere(service, leftLongAgo)).isFalse();
      assertThat(isThere(service, leftNow)).isTrue();
      assertThat(service.firstAlteredRow()).isEmpty();
    }
  }

  private static PatientId wholeLife(RunningService service) throws Exception {
    PatientLifecycle life = new PatientLifecycle(service);
    life.begins();
    life.goesOn();
    life.ends();
    return life.patient().id();
  }

  private static boolean isThere(RunningService service, PatientId patient) {
    return service.bean(Patients.class).find(patient).isPresent()
        && service
            .bean(HealthRecord.Dependencies.class)
            .retained()
            .retainedUntil(patient)
            .isPresent();
  }

  private RunningService start() {
    return RunningService.start(folder.resolve("data"), Map.of());
  }

  private ProgramRun run(String... options) throws Exception {
    String[] words = new String[options.length + 1];
    words[0] = "remove-expired-records";
    System.arraycopy(options, 0, words, 1, options.length);
    return ProgramRun.start(
        folder, Map.of("TECHMEDICOS_DATA", folder.resolve("data").toString()), words);
  }
}
