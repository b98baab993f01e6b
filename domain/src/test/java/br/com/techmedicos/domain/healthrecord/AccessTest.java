package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.healthrecord.SampleRecord.id;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final PatientId PATIENT = new PatientId(id(1));
  private static final AccountId DOCTOR = AccountId.of(new DoctorId(id(2)));
  private static final Optional<RecordFileId> FILE = Optional.of(new RecordFileId(id(3)));
  private static final Optional<GrantId> GRANT = Optional.of(new GrantId(id(4)));

  private static Access refusal(Instant at) {
    return new Access(
        PATIENT, DOCTOR, AccessAction.READ, AccessOutcome.DENIED, FILE, Optional.empty(), at);
  }

  @Test
  void an_access_is_as_fine_in_time_as_stores_keep_it() {
    assertThat(refusal(NOON.plusNanos(1_234_567)).at()).isEqualTo(NOON.plusNanos(1_234_000));
  }

  @Test
  void the_same_refusal_in_the_same_minute_is_a_repetition() {
    Access first = refusal(NOON);

    assertThat(first.isRepeatedBy(refusal(NOON))).isTrue();
    assertThat(first.isRepeatedBy(refusal(NOON.plusNanos(59_999_999_999L)))).isTrue();
    assertThat(first.isRepeatedBy(refusal(NOON.plusSeconds(60)))).isFalse();
    assertThat(refusal(NOON.plusSeconds(59)).isRepeatedBy(refusal(NOON.plusSeconds(60)))).isFalse();
  }

  static Stream<Access> others() {
    AccountId operator = AccountId.of(new OperatorId(id(2)));
    return Stream.of(
        access(new PatientId(id(9)), DOCTOR, AccessAction.READ, FILE, Optional.empty()),
        access(PATIENT, operator, AccessAction.READ, FILE, Optional.empty()),
        access(PATIENT, AccountId.of(new DoctorId(id(9))), AccessAction.READ, FILE, GRANT),
        access(PATIENT, DOCTOR, AccessAction.DELETE, FILE, Optional.empty()),
        access(PATIENT, DOCTOR, AccessAction.READ, Optional.empty(), Optional.empty()),
        access(PATIENT, DOCTOR, AccessAction.READ, FILE, GRANT),
        access(
            PATIENT,
            DOCTOR,
            AccessAction.READ,
            Optional.of(new RecordFileId(id(9))),
            Optional.empty()),
        new Access(
            PATIENT,
            DOCTOR,
            AccessAction.READ,
            AccessOutcome.ALLOWED,
            FILE,
            Optional.empty(),
            NOON));
  }

  private static Access access(
      PatientId patient,
      AccountId actor,
      AccessAction action,
      Optional<RecordFileId> file,
      Optional<GrantId> grant) {
    return new Access(patient, actor, action, AccessOutcome.DENIED, file, grant, NOON);
  }

  @ParameterizedTest
  @MethodSource("others")
  void anything_else_is_none(Access other) {
    assertThat(refusal(NOON).isRepeatedBy(other)).isFalse();
    assertThat(other.isRepeatedBy(refusal(NOON))).isFalse();
  }

  @Test
  void what_was_allowed_is_never_a_repetition() {
    Access allowed =
        new Access(PATIENT, DOCTOR, AccessAction.READ, AccessOutcome.ALLOWED, FILE, GRANT, NOON);

    assertThat(allowed.isRepeatedBy(allowed)).isFalse();
  }

  private static Access list(AccountId actor, Instant at) {
    return new Access(
        PATIENT,
        actor,
        AccessAction.LIST,
        AccessOutcome.ALLOWED,
        Optional.empty(),
        Optional.empty(),
        at);
  }

  @Test
  void a_list_is_a_repetition_for_an_hour_to_the_doctor_who_saw_it() {
    Access first = list(DOCTOR, NOON);

    assertThat(first.isRepeatedBy(list(DOCTOR, NOON.plusSeconds(3600)))).isTrue();
    assertThat(first.isRepeatedBy(list(DOCTOR, NOON.plusSeconds(3600).plusNanos(1000)))).isFalse();
  }

  @Test
  void a_list_is_none_to_the_patient() {
    Access first = list(AccountId.of(PATIENT), NOON);

    assertThat(first.isRepeatedBy(first)).isFalse();
  }
}
