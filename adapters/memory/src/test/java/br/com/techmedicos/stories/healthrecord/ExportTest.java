package br.com.techmedicos.stories.healthrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.healthrecord.access.AccessEnded;
import br.com.techmedicos.application.healthrecord.datasubject.ExportRecord;
import br.com.techmedicos.application.healthrecord.datasubject.RecordExport;
import br.com.techmedicos.application.identity.EndSession;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.teleconsultation.Consent;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.stories.RecordStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A patient takes all their data out. */
class ExportTest extends RecordStory {

  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @Test
  void all_that_is_known_of_the_patient_is_in_it_and_nothing_of_others() throws IOException {
    AppointmentId appointment = tookPlace(FRIDAY_0800);
    RecordFile upload = upload(jose, "meu exame");
    RecordFile document = document(ana, appointment);
    FileGroupId group = group(jose, upload);
    SharingGrant grant = share(jose, bruno, group);
    RecordFile hers = upload(rita);
    group(rita, hers);
    share(rita, ana, hers);
    book(rita, ana, FRIDAY_0800.plus(DAY.multipliedBy(7)));

    RecordExport export = export(jose);

    assertThat(export.patient().id()).isEqualTo(jose);
    assertThat(export.appointments().get())
        .extracting(details -> details.appointment().id())
        .containsExactly(appointment);
    assertThat(export.files().get())
        .extracting(RecordFile::id)
        .containsExactly(document.id(), upload.id());
    assertThat(export.groups().get()).extracting(FileGroup::id).containsExactly(group);
    assertThat(export.grants().get())
        .extracting(details -> details.grant().id())
        .containsExactly(grant.id());
    assertThat(export.accessLog().get())
        .extracting(line -> line.entry().access().action())
        .containsExactly(AccessAction.EXPORT, AccessAction.GRANT);
    assertThat(content(export, upload)).isEqualTo("meu exame");
    assertThat(content(export, document)).isEqualTo("Repouso por três dias.");
  }

  @Test
  void consents_and_the_times_one_was_logged_in_are_in_it_and_nobody_elses() {
    AppointmentId his = accepted(FRIDAY_0800);
    AppointmentId hers = book(rita, ana, FRIDAY_0850);
    accept(hers);
    Consent consent = consent(his, jose);
    consent(hers, rita);
    Session session = loggedIn(AccountId.of(jose));
    loggedIn(AccountId.of(rita));

    RecordExport export = export(jose);

    assertThat(export.consents().get()).containsExactly(consent);
    assertThat(export.sessions().get()).containsExactly(session);
  }

  private Consent consent(AppointmentId appointment, PatientId patient) {
    return clinic
        .teleconsultation()
        .giveConsent()
        .handle(new GiveConsent.Command(appointment, patient, Optional.of(ConsentText.current())));
  }

  @Test
  void however_much_it_is_all_of_it_is_in_it() {
    List<RecordFileId> newestFirst = new ArrayList<>();
    for (int i = 0; i <= 2 * Page.MAXIMUM; i++) {
      newestFirst.add(0, upload(jose).id());
    }

    assertThat(export(jose).files().get())
        .extracting(RecordFile::id)
        .containsExactlyElementsOf(newestFirst);
  }

  @Test
  void a_file_that_is_deleted_meanwhile_is_left_out_and_one_whose_content_is_lost_is_damaged() {
    RecordFile deleted = upload(jose);
    RecordFile lost = upload(jose);
    RecordExport export = export(jose);

    delete(jose, deleted.id());
    sweep();
    clinic.contents().store().delete(lost.content().name());

    assertThat(export.content().apply(deleted)).isEmpty();
    assertThatThrownBy(() -> export.content().apply(lost)).isInstanceOf(ContentDamaged.class);
  }

  @Test
  void it_ends_with_the_session_in_the_middle_of_a_content() throws IOException {
    RecordFile file = upload(jose, "meu exame");
    Session session = loggedIn(AccountId.of(jose));
    try (SeekableByteChannel content =
        export(jose, tokenOf(session)).content().apply(file).orElseThrow()) {
      ByteBuffer some = ByteBuffer.allocate(3);
      assertThat(content.read(some)).isEqualTo(3);

      end(session);
      clock.advance(FIVE_SECONDS);

      assertThatThrownBy(() -> content.read(some.clear())).isInstanceOf(AccessEnded.class);
    }
  }

  @Test
  void it_ends_with_the_session_before_another_content_or_page() {
    for (int i = 0; i <= Page.MAXIMUM; i++) {
      upload(jose);
    }
    accepted(FRIDAY_0800);
    Session session = loggedIn(AccountId.of(jose));
    RecordExport export = export(jose, tokenOf(session));
    Iterator<RecordFile> files = export.files().get().iterator();
    RecordFile first = files.next();

    end(session);
    clock.advance(FIVE_SECONDS);

    assertEnded(() -> files.forEachRemaining(file -> {}));
    assertEnded(() -> export.appointments().get().toList());
    assertEnded(() -> export.sessions().get().toList());
    assertEnded(() -> export.accessLog().get().toList());
    assertThatThrownBy(() -> content(export, first)).isInstanceOf(AccessEnded.class);
  }

  @Test
  void it_goes_on_when_another_session_ends() throws IOException {
    RecordFile file = upload(jose, "meu exame");
    Session other = loggedIn(AccountId.of(jose));
    RecordExport export = export(jose, tokenOf(loggedIn(AccountId.of(jose))));

    end(other);
    clock.advance(FIVE_SECONDS);

    assertThat(content(export, file)).isEqualTo("meu exame");
    assertThat(export.sessions().get()).hasSize(2);
  }

  private void end(Session session) {
    clinic.identity().endSession().handle(new EndSession.Command(session.account(), session.id()));
  }

  private static void assertEnded(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(AccessEnded.class);
  }

  @Test
  void that_it_was_taken_out_is_in_the_log() {
    export(jose);

    assertLogged(
        jose, AccountId.of(jose), AccessAction.EXPORT, AccessOutcome.ALLOWED, Optional.empty());
  }

  @Test
  void there_is_nothing_of_who_never_was() {
    assertNotFound(() -> export(new PatientId(clinic.ids().next())));
  }

  private RecordExport export(PatientId patient) {
    return export(patient, TokenOrigin.UNKNOWN);
  }

  private RecordExport export(PatientId patient, TokenOrigin origin) {
    return record.exportRecord().handle(new ExportRecord.Query(patient, origin));
  }

  private static String content(RecordExport export, RecordFile file) throws IOException {
    try (SeekableByteChannel content = export.content().apply(file).orElseThrow()) {
      return new String(Channels.newInputStream(content).readAllBytes(), UTF_8);
    }
  }
}
