package br.com.techmedicos.stories.healthrecord;

import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.datasubject.ErasePatient;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveExpiredRecords;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveExpiredRecords.Removal;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveRecord;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordRemoved;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.stories.RecordStory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Twenty years after a patient has left, what the law kept goes, and nothing before. */
class RetentionTest extends RecordStory {

  private static final Removal NOTHING = new Removal(0, 0, 0, 0);

  @Test
  void nothing_goes_before_the_last_day() {
    joseLeaves();

    clock.setTo(twentyYears(FRIDAY_0800).minusSeconds(1));

    assertThat(remove()).isEqualTo(NOTHING);
    assertThat(clinic.patients().find(jose)).isPresent();
  }

  @Test
  void a_rehearsal_counts_and_removes_nothing() {
    RecordFile document = joseLeaves();
    clock.setTo(twentyYears(FRIDAY_0850));

    assertThat(rehearse()).isEqualTo(new Removal(1, 1, 1, 2));

    assertThat(rehearse()).isEqualTo(new Removal(1, 1, 1, 2));
    assertSees(ana, jose, document);
    assertThat(clinic.events()).noneMatch(RecordRemoved.class::isInstance);
  }

  @Test
  void all_that_was_kept_goes_with_the_keys_and_the_contents() {
    AppointmentId visit = tookPlace(FRIDAY_0800);
    RecordFile document = document(ana, visit);
    share(jose, bruno, document);
    erase(jose);
    Instant end = twentyYears(FRIDAY_0850);
    clock.setTo(end);

    assertThat(remove()).isEqualTo(new Removal(1, 1, 1, 2));

    assertThat(clinic.patients().find(jose)).isEmpty();
    assertThat(clinic.appointments().find(visit)).isEmpty();
    assertThat(stored.files().find(jose, document.id())).isEmpty();
    assertThat(stored.grants().open(jose, FRIDAY_0800)).isEmpty();
    assertThat(stored.retained().retainedUntil(jose)).isEmpty();
    assertThat(verifyLogs()).isEqualTo(new VerifyAccessLogs.Findings(0, 0, Optional.empty()));
    assertThat(sweep()).isEqualTo(1);
    assertThat(isStored(document)).isFalse();
    assertThat(clinic.events()).endsWith(new RecordRemoved(jose, end));
    assertThat(remove()).as("once more").isEqualTo(NOTHING);
  }

  @Test
  void a_document_that_came_after_the_erasure_keeps_the_record_for_another_twenty_years() {
    AppointmentId visit = tookPlace(FRIDAY_0800);
    erase(jose);
    clock.advance(Duration.ofHours(20));
    document(ana, visit);
    Instant last = clock.instant();

    clock.setTo(twentyYears(last).minusSeconds(1));
    assertThat(remove()).isEqualTo(NOTHING);

    clock.setTo(twentyYears(last));
    assertThat(remove().records()).isEqualTo(1);
  }

  @Test
  void the_record_of_who_has_an_account_stays_however_old_it_is() {
    RecordFile file = upload(jose);
    clock.setTo(twentyYears(clock.instant()).plusSeconds(1));

    assertThat(remove()).isEqualTo(NOTHING);
    assertRefused(
        new UseCaseViolation.NotFound(),
        () -> record.removeRecord().handle(new RemoveRecord.Command(jose)));

    assertThat(stored.files().find(jose, file.id())).isPresent();
  }

  @Test
  void how_far_it_is_is_told_after_each_hundred() {
    for (int i = 0; i < 101; i++) {
      stored.retained().retain(somePatient(), FRIDAY_0800);
    }
    clock.setTo(FRIDAY_0800);
    List<Integer> told = new ArrayList<>();

    Removal all =
        record
            .removeExpiredRecords()
            .handle(new RemoveExpiredRecords.Command(true, soFar -> told.add(soFar.records())));

    assertThat(told).containsExactly(100);
    assertThat(all.records()).isEqualTo(101);
  }

  @Test
  void a_removed_record_that_a_restore_brings_back_goes_whatever_its_term() {
    joseLeaves();

    record.removeRecord().handle(new RemoveRecord.Command(jose));

    assertThat(clinic.patients().find(jose)).isEmpty();
  }

  // — words —

  private RecordFile joseLeaves() {
    RecordFile document = document(ana, tookPlace(FRIDAY_0800));
    share(jose, bruno, document);
    erase(jose);
    return document;
  }

  private void erase(PatientId patient) {
    record.erasePatient().handle(new ErasePatient.Command(patient));
  }

  private Removal rehearse() {
    return record.removeExpiredRecords().handle(new RemoveExpiredRecords.Command(true));
  }

  private Removal remove() {
    return record.removeExpiredRecords().handle(new RemoveExpiredRecords.Command(false));
  }

  private static Instant twentyYears(Instant from) {
    return from.atZone(ZoneOffset.UTC).plusYears(20).toInstant();
  }
}
