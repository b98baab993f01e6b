package br.com.techmedicos.stories;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.access.ViewAccessLog;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.content.SweepContents;
import br.com.techmedicos.application.healthrecord.file.AddFile;
import br.com.techmedicos.application.healthrecord.file.DeleteFile;
import br.com.techmedicos.application.healthrecord.file.OpenFile;
import br.com.techmedicos.application.healthrecord.file.ReadFile;
import br.com.techmedicos.application.healthrecord.sharing.AddFileToGroup;
import br.com.techmedicos.application.healthrecord.sharing.CreateGroup;
import br.com.techmedicos.application.healthrecord.sharing.ListSharedFiles;
import br.com.techmedicos.application.healthrecord.sharing.RevokeGrant;
import br.com.techmedicos.application.healthrecord.sharing.ShareRecord;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileCategory;
import br.com.techmedicos.domain.healthrecord.FileDetails;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileName;
import br.com.techmedicos.domain.healthrecord.GroupName;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What stories of health records are told with, beside what the clinic has: José uploads and
 * shares, Doctor Ana looks, and so does Doctor Bruno, who is given nothing unless a story says so.
 */
public abstract class RecordStory extends ClinicStory {

  protected static final Duration DAY = Duration.ofDays(1);

  /** Takes everything for text but programs for Windows. */
  protected static final FormatDetector DETECTOR =
      beginning ->
          new String(beginning, UTF_8).startsWith("MZ")
              ? Optional.empty()
              : Optional.of(FileFormat.TEXT);

  protected final HealthRecord record = clinic.healthRecord();

  /** What the records are kept in. */
  protected final HealthRecord.Dependencies stored = clinic.recordPorts();

  protected final DoctorId bruno = doctorOf(clinic, "654321");

  /** José's appointment with Ana that took place; it is that time now. */
  protected final AppointmentId tookPlace(Instant startsAt) {
    AppointmentId id = accepted(startsAt);
    clock.setTo(startsAt);
    complete(id);
    return id;
  }

  // — files —

  protected final RecordFile upload(PatientId patient) {
    return upload(patient, "Hemoglobina 13,5 g/dL");
  }

  protected final RecordFile upload(PatientId patient, String text) {
    return add(new Author.Owner(patient), received(new Author.Owner(patient), text));
  }

  /** What a doctor writes about an appointment that took place. */
  protected final RecordFile document(DoctorId doctor, AppointmentId appointment) {
    Author author = new Author.Doctor(doctor, appointment);
    return add(author, received(author, "Repouso por três dias."));
  }

  protected final ReceivedContent received(Author author, String text) {
    return received(author, new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  protected final ReceivedContent received(Author author, InputStream content) {
    try {
      return receiveContent(clinic.contents().store(), ContentScanner.off())
          .handle(new ReceiveContent.Command(author, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected final ReceiveContent receiveContent(ContentStore into, ContentScanner scanner) {
    return record(into, clinic.contents().cipher(), scanner).receiveContent();
  }

  /** The same records with other ways to deal with contents. */
  protected final HealthRecord record(
      ContentStore store, ContentCipher cipher, ContentScanner scanner) {
    return clinic.healthRecord(
        new HealthRecord.Contents(store, cipher, clinic.contents().names(), DETECTOR, scanner));
  }

  /** The same records, where the patient deletes a file after it was found. */
  protected final HealthRecord deletedAsItIsOpened(RecordFile file) {
    ContentStore store = clinic.contents().store();
    return record(
        new ContentStore() {
          @Override
          public Optional<SeekableByteChannel> open(ContentName name) {
            if (name.equals(file.content().name())) {
              RecordStory.this.delete(file.owner(), file.id());
              sweep();
            }
            return store.open(name);
          }

          @Override
          public void write(ContentName name, Body body) throws IOException {
            store.write(name, body);
          }

          @Override
          public void delete(ContentName name) {
            store.delete(name);
          }
        },
        clinic.contents().cipher(),
        ContentScanner.off());
  }

  protected final RecordFile add(Author author, ReceivedContent received) {
    FileDetails details =
        new FileDetails(
            new FileName("exame.txt"), FileCategory.EXAM, Optional.empty(), Optional.empty());
    return record.addFile().handle(new AddFile.Command(author, received, details));
  }

  protected final RecordFile delete(PatientId patient, RecordFileId file) {
    return record.deleteFile().handle(new DeleteFile.Command(patient, file));
  }

  protected final int sweep() {
    return record.sweepContents().handle(new SweepContents.Command());
  }

  /** Whether the store has the content of a file. */
  protected final boolean isStored(RecordFile file) {
    return clinic.contents().store().open(file.content().name()).isPresent();
  }

  // — groups —

  protected final FileGroupId group(PatientId patient, RecordFile... files) {
    FileGroup group =
        record
            .createGroup()
            .handle(new CreateGroup.Command(patient, new GroupName("Exames do coração")));
    for (RecordFile file : files) {
      join(patient, group.id(), file.id());
    }
    return group.id();
  }

  protected final AddFileToGroup.Answer join(
      PatientId patient, FileGroupId group, RecordFileId file) {
    return record.addFileToGroup().handle(new AddFileToGroup.Command(patient, group, file));
  }

  // — sharing —

  protected final SharingGrant share(PatientId patient, DoctorId doctor, RecordFile file) {
    return share(patient, doctor, Set.of(file.id()), Set.of(), clock.instant().plus(DAY));
  }

  protected final SharingGrant share(PatientId patient, DoctorId doctor, FileGroupId group) {
    return share(patient, doctor, Set.of(), Set.of(group), clock.instant().plus(DAY));
  }

  protected final SharingGrant share(
      PatientId patient,
      DoctorId doctor,
      Set<RecordFileId> files,
      Set<FileGroupId> groups,
      Instant expiresAt) {
    return record
        .shareRecord()
        .handle(new ShareRecord.Command(patient, doctor, new SharedItems(files, groups), expiresAt))
        .grant();
  }

  protected final SharingGrant revoke(PatientId patient, SharingGrant grant) {
    return record.revokeGrant().handle(new RevokeGrant.Command(patient, grant.id()));
  }

  // — sessions —

  protected final Session loggedIn(AccountId account) {
    Session session = Session.start(new SessionId(clinic.ids().next()), account, clock.instant());
    clinic
        .sessions()
        .open(
            RefreshToken.first(
                new SecretToken("refresh " + session.id()).digest(), session, clock.instant()));
    return session;
  }

  protected static TokenOrigin tokenOf(Session session) {
    return new TokenOrigin(Optional.of(session.id()), session.startedAt());
  }

  // — looking —

  protected final RecordFile look(FileRequest request) {
    return record.readFile().handle(new ReadFile.Query(request));
  }

  protected final OpenFile.Opened open(FileRequest request) {
    return open(request, TokenOrigin.UNKNOWN);
  }

  protected final OpenFile.Opened open(FileRequest request, TokenOrigin origin) {
    return record.openFile().handle(new OpenFile.Query(request, origin));
  }

  protected final String read(FileRequest request) {
    try (SeekableByteChannel content = open(request).content()) {
      return new String(Channels.newInputStream(content).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected final List<RecordFileId> listed(DoctorId doctor, PatientId patient) {
    return record
        .listSharedFiles()
        .handle(new ListSharedFiles.Query(doctor, patient, Optional.empty(), 100))
        .items()
        .stream()
        .map(RecordFile::id)
        .toList();
  }

  /** The doctor sees this much of the patient's record, in every way there is. */
  protected final void assertSees(DoctorId doctor, PatientId patient, RecordFile... files) {
    List<RecordFileId> ids = List.of(files).stream().map(RecordFile::id).toList();
    assertThat(listed(doctor, patient)).containsExactlyInAnyOrderElementsOf(ids);
    for (RecordFile file : files) {
      FileRequest request = FileRequest.shared(doctor, patient, file.id());
      assertThat(look(request)).usingRecursiveComparison().isEqualTo(file);
      assertThat(read(request).getBytes(UTF_8)).hasSize((int) file.content().size());
    }
  }

  /** The doctor does not see a file, in any way, and cannot tell that it is there. */
  protected final void assertDoesNotSee(DoctorId doctor, RecordFile file) {
    FileRequest request = FileRequest.shared(doctor, file.owner(), file.id());
    assertNotFound(() -> look(request));
    assertNotFound(() -> open(request));
  }

  protected final void assertSeesNothing(DoctorId doctor, PatientId patient) {
    assertNotFound(() -> listed(doctor, patient));
  }

  protected static void assertNotFound(ThrowingCallable attempt) {
    assertRefused(new UseCaseViolation.NotFound(), attempt);
  }

  // — the log —

  /** A patient's log, the newest row first. */
  protected final List<AccessLogEntry> logOf(PatientId patient) {
    return record
        .viewAccessLog()
        .handle(new ViewAccessLog.Query(patient, Optional.empty(), 100))
        .items()
        .stream()
        .map(AccessLogLine::entry)
        .toList();
  }

  /** What the newest row of a log says. */
  protected final void assertLogged(
      PatientId patient,
      AccountId actor,
      AccessAction action,
      AccessOutcome outcome,
      Optional<RecordFileId> file) {
    assertThat(logOf(patient).get(0).access())
        .satisfies(
            access -> {
              assertThat(access.patient()).isEqualTo(patient);
              assertThat(access.actor()).isEqualTo(actor);
              assertThat(access.action()).isEqualTo(action);
              assertThat(access.outcome()).isEqualTo(outcome);
              assertThat(access.file()).isEqualTo(file);
              assertThat(access.at()).isEqualTo(clock.instant());
            });
  }

  protected final VerifyAccessLogs.Findings verifyLogs() {
    return record.verifyAccessLogs().handle(new VerifyAccessLogs.Query());
  }
}
