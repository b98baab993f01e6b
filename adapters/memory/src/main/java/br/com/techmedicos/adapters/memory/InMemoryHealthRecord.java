package br.com.techmedicos.adapters.memory;

import br.com.techmedicos.adapters.memory.healthrecord.InMemoryAccessLogSeal;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryAccessLogs;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentCipher;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentDisposals;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryContentStore;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryFileGroups;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRecordFiles;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRecordListings;
import br.com.techmedicos.adapters.memory.healthrecord.InMemoryRetainedRecords;
import br.com.techmedicos.adapters.memory.healthrecord.InMemorySharingGrants;
import br.com.techmedicos.adapters.memory.shared.InMemoryIdempotencyRecords;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.AccessLogSeal;
import br.com.techmedicos.application.healthrecord.AddFile;
import br.com.techmedicos.application.healthrecord.AddFileToGroup;
import br.com.techmedicos.application.healthrecord.ContentCipher;
import br.com.techmedicos.application.healthrecord.ContentDisposals;
import br.com.techmedicos.application.healthrecord.ContentNames;
import br.com.techmedicos.application.healthrecord.ContentReader;
import br.com.techmedicos.application.healthrecord.ContentScanner;
import br.com.techmedicos.application.healthrecord.ContentStore;
import br.com.techmedicos.application.healthrecord.CreateGroup;
import br.com.techmedicos.application.healthrecord.DeleteFile;
import br.com.techmedicos.application.healthrecord.DeleteGroup;
import br.com.techmedicos.application.healthrecord.Deposit;
import br.com.techmedicos.application.healthrecord.DiscardContent;
import br.com.techmedicos.application.healthrecord.ErasePatient;
import br.com.techmedicos.application.healthrecord.ExportRecord;
import br.com.techmedicos.application.healthrecord.FormatDetector;
import br.com.techmedicos.application.healthrecord.ListFiles;
import br.com.techmedicos.application.healthrecord.ListGrants;
import br.com.techmedicos.application.healthrecord.ListGroups;
import br.com.techmedicos.application.healthrecord.ListSharedFiles;
import br.com.techmedicos.application.healthrecord.ListSharingPatients;
import br.com.techmedicos.application.healthrecord.OpenFile;
import br.com.techmedicos.application.healthrecord.ReadFile;
import br.com.techmedicos.application.healthrecord.ReceiveContent;
import br.com.techmedicos.application.healthrecord.RecordDesk;
import br.com.techmedicos.application.healthrecord.RecordListings;
import br.com.techmedicos.application.healthrecord.RemoveFileFromGroup;
import br.com.techmedicos.application.healthrecord.RetainedRecords;
import br.com.techmedicos.application.healthrecord.RevokeGrant;
import br.com.techmedicos.application.healthrecord.RewrapKeys;
import br.com.techmedicos.application.healthrecord.ShareRecord;
import br.com.techmedicos.application.healthrecord.SweepContents;
import br.com.techmedicos.application.healthrecord.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.ViewAccessLog;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;

/**
 * The health records of an {@link InMemoryClinic}: every use case of them, wired on ports in
 * memory. Nothing is encrypted, and what seals the access log is no secret.
 */
public final class InMemoryHealthRecord {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryOutbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  private final Doctors doctors;
  private final Patients patients;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Appointments appointments;
  private final AppointmentListings appointmentListings;
  private final Consents consents;
  private final IdempotencyRecords answers;
  private final CancelAppointment cancelAppointment;

  private final InMemoryFileGroups groups;
  private final InMemoryRecordFiles files;
  private final InMemorySharingGrants grants;
  private final InMemoryAccessLogs logs;
  private final RecordListings listings;
  private final ContentDisposals disposals;
  private final RetainedRecords retained;

  private final ContentStore store = new InMemoryContentStore();
  private final ContentCipher cipher = new InMemoryContentCipher();
  private final AccessLogSeal seal = new InMemoryAccessLogSeal();
  private final RecordDesk desk;
  private final Deposit deposit;

  InMemoryHealthRecord(
      InMemoryUnitOfWork unitOfWork,
      InMemoryOutbox outbox,
      IdGenerator ids,
      Clock clock,
      Doctors doctors,
      Patients patients,
      Accounts accounts,
      Sessions sessions,
      Appointments appointments,
      AppointmentListings appointmentListings,
      Consents consents,
      CancelAppointment cancelAppointment) {
    this.unitOfWork = unitOfWork;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
    this.doctors = doctors;
    this.patients = patients;
    this.accounts = accounts;
    this.sessions = sessions;
    this.appointments = appointments;
    this.appointmentListings = appointmentListings;
    this.consents = consents;
    this.answers = new InMemoryIdempotencyRecords(unitOfWork);
    this.cancelAppointment = cancelAppointment;
    this.groups = new InMemoryFileGroups(unitOfWork);
    this.files = new InMemoryRecordFiles(unitOfWork, groups);
    this.grants = new InMemorySharingGrants(unitOfWork);
    this.logs = new InMemoryAccessLogs(unitOfWork);
    this.listings = new InMemoryRecordListings(files, groups, grants, logs, doctors, patients);
    this.disposals = new InMemoryContentDisposals(unitOfWork);
    this.retained = new InMemoryRetainedRecords(unitOfWork);
    this.desk =
        new RecordDesk(
            unitOfWork, accounts, files, groups, grants, logs, seal, doctors, patients, clock);
    this.deposit = new Deposit(accounts, files, appointments, clock);
  }

  // — use cases: files —

  /**
   * The use case.
   *
   * @param detector tells what a content is
   * @param scanner looks for malware
   */
  public ReceiveContent receiveContent(FormatDetector detector, ContentScanner scanner) {
    return receiveContent(store, detector, scanner);
  }

  /** The same into another store. */
  ReceiveContent receiveContent(
      ContentStore into, FormatDetector detector, ContentScanner scanner) {
    ContentNames names = () -> new ContentName(ids.next());
    return new ReceiveContent(
        unitOfWork, deposit, disposals, into, cipher, detector, scanner, names, ids, clock);
  }

  /** {@return the use case} */
  public AddFile addFile() {
    return new AddFile(unitOfWork, logs, deposit, files, disposals, outbox, clock);
  }

  /** {@return the use case} */
  public DiscardContent discardContent() {
    return new DiscardContent(unitOfWork, disposals, store);
  }

  /** {@return the use case} */
  public ListFiles listFiles() {
    return new ListFiles(unitOfWork, listings, desk);
  }

  /** {@return the use case} */
  public ReadFile readFile() {
    return new ReadFile(desk);
  }

  /** {@return the use case} */
  public OpenFile openFile() {
    return new OpenFile(desk, new ContentReader(store, cipher), clock);
  }

  /** {@return the use case} */
  public DeleteFile deleteFile() {
    return new DeleteFile(unitOfWork, desk, files, disposals, outbox, clock);
  }

  /** {@return the use case}; to be called from time to time, so that deleted contents go. */
  public SweepContents sweepContents() {
    return new SweepContents(unitOfWork, disposals, store, clock);
  }

  /** {@return the use case} */
  public RewrapKeys rewrapKeys() {
    return new RewrapKeys(unitOfWork, files, cipher);
  }

  // — use cases: groups —

  /** {@return the use case} */
  public CreateGroup createGroup() {
    return new CreateGroup(unitOfWork, accounts, groups, ids, clock);
  }

  /** {@return the use case} */
  public ListGroups listGroups() {
    return new ListGroups(unitOfWork, listings, desk);
  }

  /** {@return the use case} */
  public AddFileToGroup addFileToGroup() {
    return new AddFileToGroup(unitOfWork, desk, files, groups, grants, doctors, clock);
  }

  /** {@return the use case} */
  public RemoveFileFromGroup removeFileFromGroup() {
    return new RemoveFileFromGroup(unitOfWork, desk, groups);
  }

  /** {@return the use case} */
  public DeleteGroup deleteGroup() {
    return new DeleteGroup(unitOfWork, desk, groups);
  }

  // — use cases: sharing —

  /** {@return the use case} */
  public ShareRecord shareRecord() {
    return new ShareRecord(unitOfWork, desk, files, groups, grants, doctors, outbox, ids, clock);
  }

  /** {@return the use case} */
  public ListGrants listGrants() {
    return new ListGrants(unitOfWork, listings, desk);
  }

  /** {@return the use case} */
  public RevokeGrant revokeGrant() {
    return new RevokeGrant(unitOfWork, desk, grants, outbox, clock);
  }

  /** {@return the use case} */
  public ListSharingPatients listSharingPatients() {
    return new ListSharingPatients(unitOfWork, listings, desk, clock);
  }

  /** {@return the use case} */
  public ListSharedFiles listSharedFiles() {
    return new ListSharedFiles(unitOfWork, listings, desk);
  }

  // — use cases: the access log, and what the law gives —

  /** {@return the use case} */
  public ViewAccessLog viewAccessLog() {
    return new ViewAccessLog(listings);
  }

  /** {@return the use case} */
  public VerifyAccessLogs verifyAccessLogs() {
    return new VerifyAccessLogs(unitOfWork, logs, seal);
  }

  /** {@return the use case} */
  public ExportRecord exportRecord() {
    return new ExportRecord(
        unitOfWork,
        desk,
        patients,
        appointmentListings,
        consents,
        sessions,
        listings,
        new ContentReader(store, cipher),
        clock);
  }

  /** {@return the use case} */
  public ErasePatient erasePatient() {
    return new ErasePatient(
        unitOfWork,
        accounts,
        logs,
        listings,
        deleteFile(),
        revokeGrant(),
        groups,
        grants,
        appointmentListings,
        appointments,
        cancelAppointment,
        patients,
        sessions,
        answers,
        retained,
        outbox,
        clock);
  }

  // — ports —

  /** {@return all files} */
  public RecordFiles files() {
    return files;
  }

  /** {@return all groups} */
  public FileGroups groups() {
    return groups;
  }

  /** {@return all grants} */
  public SharingGrants grants() {
    return grants;
  }

  /** {@return all access logs} */
  public AccessLogs accessLogs() {
    return logs;
  }

  /** {@return the lists that people see} */
  public RecordListings listings() {
    return listings;
  }

  /** {@return the contents that belong to no file} */
  public ContentDisposals contentDisposals() {
    return disposals;
  }

  /** {@return where contents are} */
  public ContentStore contentStore() {
    return store;
  }

  /** {@return the answers to requests that may be repeated} */
  public IdempotencyRecords answers() {
    return answers;
  }

  /** {@return the records that only the law keeps} */
  public RetainedRecords retainedRecords() {
    return retained;
  }
}
