package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.healthrecord.SampleRecord.id;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordShared;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.SharingRevoked;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SharingGrantTest {

  private static final Instant NOW = SampleRecord.NOW;
  private static final Instant END = NOW.plus(Duration.ofDays(30));

  private final GrantId grant = new GrantId(id(1));
  private final PatientId patient = new PatientId(id(2));
  private final DoctorId doctor = new DoctorId(id(3));
  private final RecordFileId file = new RecordFileId(id(4));
  private final FileGroupId group = new FileGroupId(id(5));
  private final SharedItems items = new SharedItems(Set.of(file), Set.of(group));

  private Transition<SharingGrant, RecordShared> grant(Instant expiresAt, Instant now) {
    return SharingGrant.grant(
        grant, patient, doctor, VerificationStatus.VERIFIED, items, expiresAt, now);
  }

  @Test
  void a_patient_shares_and_that_is_told() {
    var shared = grant(END, NOW);
    SharingGrant made = shared.aggregate();

    assertThat(made.id()).isEqualTo(grant);
    assertThat(made.patient()).isEqualTo(patient);
    assertThat(made.doctor()).isEqualTo(doctor);
    assertThat(made.items()).isEqualTo(items);
    assertThat(made.grantedAt()).isEqualTo(NOW);
    assertThat(made.expiresAt()).isEqualTo(END);
    assertThat(made.revokedAt()).isEmpty();
    assertThat(shared.event()).isEqualTo(new RecordShared(grant, patient, doctor, END, NOW));
    assertThat(shared.event().aggregateId()).isEqualTo(grant.value());
  }

  @Test
  void something_must_be_shared() {
    assertRefused(
        new HealthRecordViolation.NothingShared(), () -> new SharedItems(Set.of(), Set.of()));
    assertThat(new SharedItems(Set.of(file), Set.of()).groups()).isEmpty();
    assertThat(new SharedItems(Set.of(), Set.of(group)).files()).isEmpty();
  }

  @Test
  void one_grant_names_a_hundred_files_and_groups_at_most() {
    Set<RecordFileId> sixty =
        LongStream.range(0, 60)
            .mapToObj(i -> new RecordFileId(id(1000 + i)))
            .collect(Collectors.toSet());
    Set<FileGroupId> groups =
        LongStream.range(0, 40)
            .mapToObj(i -> new FileGroupId(id(2000 + i)))
            .collect(Collectors.toSet());

    assertThat(new SharedItems(sixty, groups).files()).hasSize(60);
    groups.add(group);
    assertRefused(
        new HealthRecordViolation.TooManyShared(100), () -> new SharedItems(sixty, groups));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VERIFIED")
  void only_a_verified_doctor_is_given_a_grant(VerificationStatus standing) {
    assertRefused(
        new HealthRecordViolation.DoctorNotVerified(),
        () -> SharingGrant.grant(grant, patient, doctor, standing, items, END, NOW));
  }

  @Test
  void a_grant_ends_in_the_future() {
    for (Instant end : List.of(NOW, NOW.minusSeconds(1), NOW.plusNanos(999), Instant.MIN)) {
      assertRefused(new HealthRecordViolation.ExpiryNotInTheFuture(), () -> grant(end, NOW));
    }
    assertThat(grant(NOW.plusNanos(1000), NOW).aggregate().isOpenAt(NOW)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T12:00:00Z, 2027-06-01T12:00:00Z",
    "2027-03-01T00:00:00Z, 2028-03-01T00:00:00Z", // over a leap day
    "2028-02-29T23:59:59Z, 2029-02-28T23:59:59Z", // from a leap day
    "2026-12-31T23:59:59.999999Z, 2027-12-31T23:59:59.999999Z"
  })
  void a_grant_ends_a_year_away_at_most(Instant now, Instant latest) {
    assertThat(grant(latest, now).aggregate().expiresAt()).isEqualTo(latest);
    for (Instant later : List.of(latest.plusNanos(1000), latest.plusSeconds(1), Instant.MAX)) {
      assertRefused(new HealthRecordViolation.ExpiryTooFar(latest), () -> grant(later, now));
    }
  }

  @Test
  void what_is_finer_than_a_microsecond_is_cut_off_the_end() {
    var shared = grant(END.plusNanos(1999), NOW);

    assertThat(shared.aggregate().expiresAt()).isEqualTo(END.plusNanos(1000));
    assertThat(shared.event().expiresAt()).isEqualTo(END.plusNanos(1000));
  }

  @Test
  void a_grant_is_open_until_its_last_nanosecond() {
    SharingGrant made = grant(END, NOW).aggregate();

    assertThat(made.isOpenAt(NOW)).isTrue();
    assertThat(made.isOpenAt(END.minusNanos(1))).isTrue();
    assertThat(made.isOpenAt(END)).isFalse();
  }

  @Test
  void a_patient_ends_a_grant_before_its_time_and_that_is_told() {
    SharingGrant made = grant(END, NOW).aggregate();
    Instant later = END.minusNanos(1);

    var revoked = made.revoke(later).orElseThrow();

    assertThat(revoked.aggregate().isOpenAt(NOW)).isFalse();
    assertThat(revoked.aggregate().isOpenAt(later)).isFalse();
    assertThat(revoked.aggregate().revokedAt()).contains(later);
    assertThat(revoked.aggregate())
        .usingRecursiveComparison()
        .ignoringFields("revokedAt")
        .isEqualTo(made);
    assertThat(revoked.event()).isEqualTo(new SharingRevoked(grant, patient, doctor, later));
    assertThat(revoked.event().aggregateId()).isEqualTo(grant.value());
  }

  @Test
  void a_grant_that_is_over_is_not_ended_again() {
    SharingGrant made = grant(END, NOW).aggregate();
    SharingGrant revoked = made.revoke(NOW).orElseThrow().aggregate();

    assertThat(revoked.revoke(NOW.plusSeconds(1))).isEmpty();
    assertThat(made.revoke(END)).isEmpty();
  }
}
