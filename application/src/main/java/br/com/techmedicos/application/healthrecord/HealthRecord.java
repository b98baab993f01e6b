package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.access.ViewAccessLog;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.application.healthrecord.content.ContentNames;
import br.com.techmedicos.application.healthrecord.content.ContentReader;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.healthrecord.content.DiscardContent;
import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.RewrapKeys;
import br.com.techmedicos.application.healthrecord.content.SweepContents;
import br.com.techmedicos.application.healthrecord.content.UploadPolicy;
import br.com.techmedicos.application.healthrecord.content.VerifyContents;
import br.com.techmedicos.application.healthrecord.datasubject.CpfReleases;
import br.com.techmedicos.application.healthrecord.datasubject.ErasePatient;
import br.com.techmedicos.application.healthrecord.datasubject.ExportRecord;
import br.com.techmedicos.application.healthrecord.datasubject.PatientAccount;
import br.com.techmedicos.application.healthrecord.datasubject.PatientAppointments;
import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveExpiredRecords;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveRecord;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.application.healthrecord.datasubject.WholeRecord;
import br.com.techmedicos.application.healthrecord.file.AddFile;
import br.com.techmedicos.application.healthrecord.file.DeleteFile;
import br.com.techmedicos.application.healthrecord.file.ListFiles;
import br.com.techmedicos.application.healthrecord.file.OpenFile;
import br.com.techmedicos.application.healthrecord.file.ReadFile;
import br.com.techmedicos.application.healthrecord.sharing.AddFileToGroup;
import br.com.techmedicos.application.healthrecord.sharing.CreateGroup;
import br.com.techmedicos.application.healthrecord.sharing.DeleteGroup;
import br.com.techmedicos.application.healthrecord.sharing.ListGrants;
import br.com.techmedicos.application.healthrecord.sharing.ListGroups;
import br.com.techmedicos.application.healthrecord.sharing.ListSharedFiles;
import br.com.techmedicos.application.healthrecord.sharing.ListSharingPatients;
import br.com.techmedicos.application.healthrecord.sharing.RemoveFileFromGroup;
import br.com.techmedicos.application.healthrecord.sharing.RevokeGrant;
import br.com.techmedicos.application.healthrecord.sharing.ShareRecord;
import br.com.techmedicos.application.healthrecord.sharing.ViewGrant;
import br.com.techmedicos.application.healthrecord.sharing.ViewGroup;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.identity.MessagePreferences;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;

/** The use cases of health records: files, groups, grants, and the access log. */
public final class HealthRecord {

  private final Dependencies ports;
  private final Contents contents;
  private final Scheduling scheduling;
  private final IdGenerator ids;
  private final Clock clock;
  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final RecordAccess access;
  private final UploadPolicy uploadPolicy;

  /** The ports that the use cases need, besides {@link Contents}. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Accounts accounts,
      CallerStandings callerStandings,
      Patients patients,
      Sessions sessions,
      MailedTokens mailedTokens,
      SecondFactors secondFactors,
      Doctors doctors,
      Appointments appointments,
      AppointmentListings appointmentListings,
      CalendarFeeds calendarFeeds,
      MessagePreferences messagePreferences,
      Consents consents,
      IdempotencyRecords answers,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      AccessLogs logs,
      AccessLogSeal seal,
      RecordListings listings,
      ContentDisposals disposals,
      RetainedRecords retained,
      CpfReleases cpfReleases,
      Acceptances acceptances) {}

  /** The ports for the contents of files. */
  public record Contents(
      ContentStore store,
      ContentCipher cipher,
      ContentNames names,
      FormatDetector detector,
      ContentScanner scanner) {}

  /**
   * The use cases.
   *
   * @param contents what they need for the contents of files
   * @param scheduling cancels the appointments of who leaves
   */
  public HealthRecord(
      Dependencies ports, Contents contents, Scheduling scheduling, IdGenerator ids, Clock clock) {
    this.ports = ports;
    this.contents = contents;
    this.scheduling = scheduling;
    this.ids = ids;
    this.clock = clock;
    this.lock = new RecordLock(ports.unitOfWork, ports.accounts, ports.logs);
    this.accessLog =
        new AccessLogWriter(
            ports.unitOfWork,
            ports.patients,
            ports.files,
            ports.groups,
            ports.grants,
            ports.logs,
            ports.seal,
            clock);
    this.access =
        new RecordAccess(
            ports.unitOfWork,
            ports.callerStandings,
            ports.files,
            ports.groups,
            ports.grants,
            ports.doctors,
            accessLog,
            clock);
    this.uploadPolicy = new UploadPolicy(ports.accounts, ports.files, ports.appointments, clock);
  }

  public ReceiveContent receiveContent() {
    return new ReceiveContent(
        ports.unitOfWork,
        uploadPolicy,
        ports.disposals,
        contents.store,
        contents.cipher,
        contents.detector,
        contents.scanner,
        contents.names,
        ids,
        clock);
  }

  public AddFile addFile() {
    return new AddFile(lock, uploadPolicy, ports.files, ports.disposals, ports.outbox, clock);
  }

  public DiscardContent discardContent() {
    return new DiscardContent(ports.unitOfWork, ports.disposals, contents.store);
  }

  public ListFiles listFiles() {
    return new ListFiles(ports.listings, accessLog);
  }

  public ReadFile readFile() {
    return new ReadFile(access);
  }

  public OpenFile openFile() {
    return new OpenFile(access, contentReader());
  }

  public DeleteFile deleteFile() {
    return new DeleteFile(lock, accessLog, ports.files, ports.disposals, ports.outbox, clock);
  }

  /** {@return the use case}; to be called periodically, so that deleted contents are removed */
  public SweepContents sweepContents() {
    return new SweepContents(ports.unitOfWork, ports.disposals, contents.store, clock);
  }

  /** {@return the use case}; to be called after a replacement of the master key */
  public RewrapKeys rewrapKeys() {
    return new RewrapKeys(ports.unitOfWork, ports.files, contents.cipher);
  }

  /** {@return the use case}; to be called after a restore */
  public VerifyContents verifyContents() {
    return new VerifyContents(ports.files, contentReader());
  }

  public CreateGroup createGroup() {
    return new CreateGroup(lock, ports.groups, ids, clock);
  }

  public ListGroups listGroups() {
    return new ListGroups(ports.listings, accessLog);
  }

  public ViewGroup viewGroup() {
    return new ViewGroup(ports.unitOfWork, accessLog, ports.groups);
  }

  public AddFileToGroup addFileToGroup() {
    return new AddFileToGroup(lock, accessLog, ports.files, ports.groups, ports.listings, clock);
  }

  public RemoveFileFromGroup removeFileFromGroup() {
    return new RemoveFileFromGroup(lock, accessLog, ports.files, ports.groups);
  }

  public DeleteGroup deleteGroup() {
    return new DeleteGroup(lock, accessLog, ports.groups);
  }

  public ShareRecord shareRecord() {
    return new ShareRecord(
        lock,
        accessLog,
        ports.files,
        ports.groups,
        ports.grants,
        ports.doctors,
        ports.outbox,
        ids,
        clock);
  }

  public ListGrants listGrants() {
    return new ListGrants(ports.listings, accessLog);
  }

  public ViewGrant viewGrant() {
    return new ViewGrant(ports.unitOfWork, accessLog, ports.grants, ports.doctors);
  }

  public RevokeGrant revokeGrant() {
    return new RevokeGrant(lock, accessLog, ports.grants, ports.outbox, clock);
  }

  public ListSharingPatients listSharingPatients() {
    return new ListSharingPatients(
        ports.unitOfWork, ports.listings, ports.doctors, accessLog, clock);
  }

  public ListSharedFiles listSharedFiles() {
    return new ListSharedFiles(ports.unitOfWork, ports.listings, access, accessLog, clock);
  }

  public ViewAccessLog viewAccessLog() {
    return new ViewAccessLog(ports.listings);
  }

  public VerifyAccessLogs verifyAccessLogs() {
    return new VerifyAccessLogs(ports.unitOfWork, ports.logs, ports.seal);
  }

  public ExportRecord exportRecord() {
    return new ExportRecord(
        access,
        accessLog,
        patientAccount(),
        patientAppointments(),
        ports.consents,
        wholeRecord(),
        contentReader(),
        clock);
  }

  public ErasePatient erasePatient() {
    return new ErasePatient(
        lock,
        patientAccount(),
        patientAppointments(),
        wholeRecord(),
        ports.retained,
        ports.outbox,
        clock);
  }

  public ReleaseCpf releaseCpf() {
    return new ReleaseCpf(
        ports.unitOfWork,
        ports.accounts,
        lock,
        patientAccount(),
        patientAppointments(),
        ports.grants,
        accessLog,
        ports.cpfReleases,
        ports.retained,
        ports.outbox,
        ids,
        clock);
  }

  /** {@return the use case}; to be called by an operator, first as a rehearsal */
  public RemoveExpiredRecords removeExpiredRecords() {
    return new RemoveExpiredRecords(
        lock, ports.retained, wholeRecord(), patientAppointments(), removeRecord(), clock);
  }

  /** {@return the use case}; to be called after a restore */
  public RemoveRecord removeRecord() {
    return new RemoveRecord(
        lock, wholeRecord(), ports.files, ports.disposals, ports.retained, ports.outbox, clock);
  }

  private PatientAccount patientAccount() {
    return new PatientAccount(
        ports.patients,
        ports.accounts,
        ports.sessions,
        ports.mailedTokens,
        ports.secondFactors,
        ports.calendarFeeds,
        ports.messagePreferences,
        ports.answers,
        ports.acceptances);
  }

  private PatientAppointments patientAppointments() {
    return new PatientAppointments(
        ports.appointmentListings, ports.appointments, scheduling.cancelAppointment());
  }

  private WholeRecord wholeRecord() {
    return new WholeRecord(ports.listings, ports.groups, ports.grants, deleteFile(), revokeGrant());
  }

  private ContentReader contentReader() {
    return new ContentReader(ports.files, contents.store, contents.cipher);
  }
}
