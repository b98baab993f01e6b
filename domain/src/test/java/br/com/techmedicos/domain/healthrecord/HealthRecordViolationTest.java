package br.com.techmedicos.domain.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.healthrecord.HealthRecordViolation.Cases;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HealthRecordViolationTest {

  static Stream<HealthRecordViolation> violations() {
    return Stream.of(
        new HealthRecordViolation.FileEmpty(),
        new HealthRecordViolation.FileTooLarge(1),
        new HealthRecordViolation.FormatNotAccepted(),
        new HealthRecordViolation.PerformedInTheFuture(LocalDate.EPOCH),
        new HealthRecordViolation.MalwareFound(),
        new HealthRecordViolation.QuotaExceeded(1, 1),
        new HealthRecordViolation.DocumentKept(),
        new HealthRecordViolation.GroupFull(1),
        new HealthRecordViolation.TooManyGroups(1),
        new HealthRecordViolation.NothingShared(),
        new HealthRecordViolation.TooManyShared(1),
        new HealthRecordViolation.DoctorNotVerified(),
        new HealthRecordViolation.ExpiryNotInTheFuture(),
        new HealthRecordViolation.ExpiryTooFar(Instant.EPOCH),
        new HealthRecordViolation.TooManyGrants(1),
        new HealthRecordViolation.AppointmentNotCompleted(),
        new HealthRecordViolation.TooManyDocuments(1));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void each_kind_gets_the_answer_of_its_own_case(HealthRecordViolation violation) {
    assertThat(violation.fold(nameOfTheCase()))
        .isEqualToIgnoringCase(violation.getClass().getSimpleName());
  }

  @Test
  void every_kind_is_tested() {
    assertThat(violations().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(HealthRecordViolation.class.getPermittedSubclasses());
  }

  /** Answers with the name of the case that was asked. */
  @SuppressWarnings("unchecked")
  private static Cases<String> nameOfTheCase() {
    return (Cases<String>)
        Proxy.newProxyInstance(
            Cases.class.getClassLoader(),
            new Class<?>[] {Cases.class},
            (proxy, method, arguments) -> method.getName());
  }
}
