package br.com.techmedicos.stories.healthrecord;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertAllRefused;
import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DecideVerification.Decision;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.content.UploadPolicy;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileAdded;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordUsage;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.RecordStory;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What doctors write after a consultation is the record's, and stays. */
class DocumentTest extends RecordStory {

  private static final HealthRecordViolation NOT_COMPLETED =
      new HealthRecordViolation.AppointmentNotCompleted();

  @Test
  void a_doctor_adds_a_document_to_the_record_of_who_was_there() {
    AppointmentId appointment = tookPlace(FRIDAY_0800);

    RecordFile document = document(ana, appointment);

    assertThat(document.owner()).isEqualTo(jose);
    assertThat(document.author()).isEqualTo(new Author.Doctor(ana, appointment));
    assertThat(clinic.events())
        .endsWith(new FileAdded(document.id(), jose, AccountId.of(ana), FRIDAY_0800));
    assertThat(read(FileRequest.own(jose, document.id()))).isEqualTo("Repouso por três dias.");
    assertThat(stored.files().usage(jose)).isEqualTo(new RecordUsage(0, 0));
  }

  @Test
  void a_consultation_that_nobody_completed_counts_as_such_a_day_after_its_end() {
    AppointmentId appointment = accepted(FRIDAY_0800);
    clock.setTo(kept(appointment).slot().endsAt().plus(Appointment.REPORTING_TIME).minusNanos(1));
    assertRefused(NOT_COMPLETED, () -> document(ana, appointment));

    clock.setTo(kept(appointment).slot().endsAt().plus(Appointment.REPORTING_TIME));

    assertThat(document(ana, appointment).owner()).isEqualTo(jose);
  }

  @Test
  void nothing_is_written_about_what_did_not_take_place() {
    AppointmentId requested = booked(FRIDAY_0800);
    AppointmentId accepted = accepted(FRIDAY_0850);
    AppointmentId cancelled = accepted(FRIDAY_0940);
    cancel(cancelled, Participant.of(jose));
    AppointmentId missed = accepted(FRIDAY_1030);

    assertRefused(NOT_COMPLETED, () -> document(ana, requested));
    assertRefused(NOT_COMPLETED, () -> document(ana, accepted));
    assertRefused(NOT_COMPLETED, () -> document(ana, cancelled));
    clock.setTo(kept(missed).slot().endsAt());
    reportNoShow(missed, Participant.of(ana));
    assertRefused(NOT_COMPLETED, () -> document(ana, missed));
    assertThat(sweep()).isZero();
  }

  @Test
  void nothing_is_written_about_the_consultations_of_others() {
    AppointmentId appointment = tookPlace(FRIDAY_0800);

    assertNotFound(() -> document(bruno, appointment));
    assertNotFound(() -> document(ana, new AppointmentId(clinic.ids().next())));
  }

  @Test
  void nothing_is_written_by_who_was_suspended_during_the_upload() {
    AppointmentId appointment = tookPlace(FRIDAY_0800);
    Author author = new Author.Doctor(ana, appointment);
    ReceivedContent received = received(author, "Repouso por três dias.");

    suspend(ana);

    assertRefused(new IdentityViolation.AccountClosed(), () -> add(author, received));
    assertRefused(new IdentityViolation.AccountClosed(), () -> received(author, "Mais três."));
    assertThat(stored.files().documents(jose, appointment)).isZero();
  }

  private void suspend(DoctorId doctor) {
    clinic
        .directory()
        .decideVerification()
        .handle(
            new DecideVerification.Command(doctor, new Decision.Suspended(new Reason("Ofício"))));
  }

  @Test
  void there_are_no_more_documents_of_one_consultation_than_may_be() {
    AppointmentId appointment = tookPlace(FRIDAY_0800);
    for (int i = 0; i < UploadPolicy.MAXIMUM_DOCUMENTS - 1; i++) {
      document(ana, appointment);
    }
    Callable<RecordFile> another = () -> document(ana, appointment);

    var outcomes = ConcurrentAttempts.atOnce(IntStream.range(0, 4).mapToObj(i -> another).toList());

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertAllRefused(
        new HealthRecordViolation.TooManyDocuments(UploadPolicy.MAXIMUM_DOCUMENTS),
        ConcurrentAttempts.failures(outcomes));
    assertThat(document(ana, tookPlace(FRIDAY_0800.plus(DAY.multipliedBy(7)))).owner())
        .isEqualTo(jose);
  }

  @Test
  void the_patient_does_not_delete_it() {
    RecordFile document = document(ana, tookPlace(FRIDAY_0800));

    assertRefused(new HealthRecordViolation.DocumentKept(), () -> delete(jose, document.id()));

    assertLogged(
        jose,
        AccountId.of(jose),
        AccessAction.DELETE,
        AccessOutcome.DENIED,
        Optional.of(document.id()));
    assertThat(read(FileRequest.own(jose, document.id()))).isNotEmpty();
    assertThat(sweep()).isZero();
  }

  @Test
  void who_wrote_it_always_reads_it_and_that_is_in_the_log() {
    RecordFile document = document(ana, tookPlace(FRIDAY_0800));

    assertSees(ana, jose, document);
    assertLogged(
        jose,
        AccountId.of(ana),
        AccessAction.READ,
        AccessOutcome.ALLOWED,
        Optional.of(document.id()));
    clock.advance(DAY.multipliedBy(7_000));
    assertSees(ana, jose, document);
    suspend(ana);
    assertSees(ana, jose, document);
  }

  @Test
  void other_doctors_read_it_only_if_the_patient_shares_it() {
    RecordFile document = document(ana, tookPlace(FRIDAY_0800));
    assertDoesNotSee(bruno, document);

    share(jose, bruno, document);

    assertSees(bruno, jose, document);
  }

  @Test
  void who_wrote_it_sees_nothing_else_by_that() {
    RecordFile document = document(ana, tookPlace(FRIDAY_0800));
    RecordFile upload = upload(jose);

    assertSees(ana, jose, document);
    assertDoesNotSee(ana, upload);
  }

  @Test
  void a_doctor_sees_what_they_wrote_and_what_is_shared_together() {
    RecordFile document = document(ana, tookPlace(FRIDAY_0800));
    RecordFile upload = upload(jose);
    share(jose, ana, group(jose, document, upload));

    assertThat(listed(ana, jose)).containsExactly(upload.id(), document.id());
  }
}
