package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.scheduling.AppointmentListings;
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
  private final RecordDesk desk;
  private final Deposit deposit;

  /** The ports that the use cases need, beside {@link Contents}. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Outbox outbox,
      Accounts accounts,
      Patients patients,
      Sessions sessions,
      Doctors doctors,
      Appointments appointments,
      AppointmentListings appointmentListings,
      Consents consents,
      IdempotencyRecords answers,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      AccessLogs logs,
      AccessLogSeal seal,
      RecordListings listings,
      ContentDisposals disposals,
      RetainedRecords retained) {}

  /** The ports that deal with the contents of files. */
  public record Contents(
      ContentStore store,
      ContentCipher cipher,
      ContentNames names,
      FormatDetector detector,
      ContentScanner scanner) {}

  /**
   * The use cases.
   *
   * @param ports what they need
   * @param contents what they need for the contents of files
   * @param scheduling cancels the appointments of who leaves
   * @param ids makes ids
   * @param clock tells the present
   */
  public HealthRecord(
      Dependencies ports, Contents contents, Scheduling scheduling, IdGenerator ids, Clock clock) {
    this.ports = ports;
    this.contents = contents;
    this.scheduling = scheduling;
    this.ids = ids;
    this.clock = clock;
    this.desk =
        new RecordDesk(
            ports.unitOfWork,
            ports.accounts,
            ports.files,
            ports.groups,
            ports.grants,
            ports.logs,
            ports.seal,
            ports.doctors,
            ports.patients,
            clock);
    this.deposit = new Deposit(ports.accounts, ports.files, ports.appointments, clock);
  }

  public ReceiveContent receiveContent() {
    return new ReceiveContent(
        ports.unitOfWork,
        deposit,
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
    return new AddFile(
        ports.unitOfWork, ports.logs, deposit, ports.files, ports.disposals, ports.outbox, clock);
  }

  public DiscardContent discardContent() {
    return new DiscardContent(ports.unitOfWork, ports.disposals, contents.store);
  }

  public ListFiles listFiles() {
    return new ListFiles(ports.unitOfWork, ports.listings, desk);
  }

  public ReadFile readFile() {
    return new ReadFile(desk);
  }

  public OpenFile openFile() {
    return new OpenFile(desk, contentReader(), clock);
  }

  public DeleteFile deleteFile() {
    return new DeleteFile(
        ports.unitOfWork, desk, ports.files, ports.disposals, ports.outbox, clock);
  }

  /** {@return the use case}; to be called from time to time, so that deleted contents go */
  public SweepContents sweepContents() {
    return new SweepContents(ports.unitOfWork, ports.disposals, contents.store, clock);
  }

  /** {@return the use case}; to be called when the master key was replaced */
  public RewrapKeys rewrapKeys() {
    return new RewrapKeys(ports.unitOfWork, ports.files, contents.cipher);
  }

  public CreateGroup createGroup() {
    return new CreateGroup(ports.unitOfWork, ports.accounts, ports.groups, ids, clock);
  }

  public ListGroups listGroups() {
    return new ListGroups(ports.unitOfWork, ports.listings, desk);
  }

  public AddFileToGroup addFileToGroup() {
    return new AddFileToGroup(
        ports.unitOfWork, desk, ports.files, ports.groups, ports.grants, ports.doctors, clock);
  }

  public RemoveFileFromGroup removeFileFromGroup() {
    return new RemoveFileFromGroup(ports.unitOfWork, desk, ports.groups);
  }

  public DeleteGroup deleteGroup() {
    return new DeleteGroup(ports.unitOfWork, desk, ports.groups);
  }

  public ShareRecord shareRecord() {
    return new ShareRecord(
        ports.unitOfWork,
        desk,
        ports.files,
        ports.groups,
        ports.grants,
        ports.doctors,
        ports.outbox,
        ids,
        clock);
  }

  public ListGrants listGrants() {
    return new ListGrants(ports.unitOfWork, ports.listings, desk);
  }

  public RevokeGrant revokeGrant() {
    return new RevokeGrant(ports.unitOfWork, desk, ports.grants, ports.outbox, clock);
  }

  public ListSharingPatients listSharingPatients() {
    return new ListSharingPatients(ports.unitOfWork, ports.listings, desk, clock);
  }

  public ListSharedFiles listSharedFiles() {
    return new ListSharedFiles(ports.unitOfWork, ports.listings, desk);
  }

  public ViewAccessLog viewAccessLog() {
    return new ViewAccessLog(ports.listings);
  }

  public VerifyAccessLogs verifyAccessLogs() {
    return new VerifyAccessLogs(ports.unitOfWork, ports.logs, ports.seal);
  }

  public ExportRecord exportRecord() {
    return new ExportRecord(
        ports.unitOfWork,
        desk,
        ports.patients,
        ports.appointmentListings,
        ports.consents,
        ports.sessions,
        ports.listings,
        contentReader(),
        clock);
  }

  public ErasePatient erasePatient() {
    return new ErasePatient(
        ports.unitOfWork,
        ports.accounts,
        ports.logs,
        ports.listings,
        deleteFile(),
        revokeGrant(),
        ports.groups,
        ports.grants,
        ports.appointmentListings,
        ports.appointments,
        scheduling.cancelAppointment(),
        ports.patients,
        ports.sessions,
        ports.answers,
        ports.retained,
        ports.outbox,
        clock);
  }

  private ContentReader contentReader() {
    return new ContentReader(contents.store, contents.cipher);
  }
}
