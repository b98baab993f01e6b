package br.com.techmedicos.bootstrap;

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
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The health record: files, groups, grants, and the access log. */
@Factory
final class HealthRecordFactory {

  @Singleton
  RecordDesk recordDesk(
      UnitOfWork unitOfWork,
      Accounts accounts,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      AccessLogs logs,
      AccessLogSeal seal,
      Doctors doctors,
      Patients patients,
      Clock clock) {
    return new RecordDesk(
        unitOfWork, accounts, files, groups, grants, logs, seal, doctors, patients, clock);
  }

  @Singleton
  Deposit deposit(Accounts accounts, RecordFiles files, Appointments appointments, Clock clock) {
    return new Deposit(accounts, files, appointments, clock);
  }

  @Singleton
  ContentReader contentReader(ContentStore store, ContentCipher cipher) {
    return new ContentReader(store, cipher);
  }

  @Singleton
  ReceiveContent receiveContent(
      UnitOfWork unitOfWork,
      Deposit deposit,
      ContentDisposals disposals,
      ContentStore store,
      ContentCipher cipher,
      FormatDetector detector,
      ContentScanner scanner,
      ContentNames names,
      IdGenerator ids,
      Clock clock) {
    return new ReceiveContent(
        unitOfWork, deposit, disposals, store, cipher, detector, scanner, names, ids, clock);
  }

  @Singleton
  AddFile addFile(
      UnitOfWork unitOfWork,
      AccessLogs logs,
      Deposit deposit,
      RecordFiles files,
      ContentDisposals disposals,
      Outbox outbox,
      Clock clock) {
    return new AddFile(unitOfWork, logs, deposit, files, disposals, outbox, clock);
  }

  @Singleton
  DiscardContent discardContent(
      UnitOfWork unitOfWork, ContentDisposals disposals, ContentStore store) {
    return new DiscardContent(unitOfWork, disposals, store);
  }

  @Singleton
  SweepContents sweepContents(
      UnitOfWork unitOfWork, ContentDisposals disposals, ContentStore store, Clock clock) {
    return new SweepContents(unitOfWork, disposals, store, clock);
  }

  @Singleton
  ListFiles listFiles(UnitOfWork unitOfWork, RecordListings listings, RecordDesk desk) {
    return new ListFiles(unitOfWork, listings, desk);
  }

  @Singleton
  ReadFile readFile(RecordDesk desk) {
    return new ReadFile(desk);
  }

  @Singleton
  OpenFile openFile(RecordDesk desk, ContentReader reader, Clock clock) {
    return new OpenFile(desk, reader, clock);
  }

  @Singleton
  DeleteFile deleteFile(
      UnitOfWork unitOfWork,
      RecordDesk desk,
      RecordFiles files,
      ContentDisposals disposals,
      Outbox outbox,
      Clock clock) {
    return new DeleteFile(unitOfWork, desk, files, disposals, outbox, clock);
  }

  @Singleton
  CreateGroup createGroup(
      UnitOfWork unitOfWork, Accounts accounts, FileGroups groups, IdGenerator ids, Clock clock) {
    return new CreateGroup(unitOfWork, accounts, groups, ids, clock);
  }

  @Singleton
  ListGroups listGroups(UnitOfWork unitOfWork, RecordListings listings, RecordDesk desk) {
    return new ListGroups(unitOfWork, listings, desk);
  }

  @Singleton
  AddFileToGroup addFileToGroup(
      UnitOfWork unitOfWork,
      RecordDesk desk,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      Doctors doctors,
      Clock clock) {
    return new AddFileToGroup(unitOfWork, desk, files, groups, grants, doctors, clock);
  }

  @Singleton
  RemoveFileFromGroup removeFileFromGroup(
      UnitOfWork unitOfWork, RecordDesk desk, FileGroups groups) {
    return new RemoveFileFromGroup(unitOfWork, desk, groups);
  }

  @Singleton
  DeleteGroup deleteGroup(UnitOfWork unitOfWork, RecordDesk desk, FileGroups groups) {
    return new DeleteGroup(unitOfWork, desk, groups);
  }

  @Singleton
  ShareRecord shareRecord(
      UnitOfWork unitOfWork,
      RecordDesk desk,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      Doctors doctors,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    return new ShareRecord(unitOfWork, desk, files, groups, grants, doctors, outbox, ids, clock);
  }

  @Singleton
  ListGrants listGrants(UnitOfWork unitOfWork, RecordListings listings, RecordDesk desk) {
    return new ListGrants(unitOfWork, listings, desk);
  }

  @Singleton
  RevokeGrant revokeGrant(
      UnitOfWork unitOfWork, RecordDesk desk, SharingGrants grants, Outbox outbox, Clock clock) {
    return new RevokeGrant(unitOfWork, desk, grants, outbox, clock);
  }

  @Singleton
  ViewAccessLog viewAccessLog(RecordListings listings) {
    return new ViewAccessLog(listings);
  }

  @Singleton
  ListSharingPatients listSharingPatients(
      UnitOfWork unitOfWork, RecordListings listings, RecordDesk desk, Clock clock) {
    return new ListSharingPatients(unitOfWork, listings, desk, clock);
  }

  @Singleton
  ListSharedFiles listSharedFiles(UnitOfWork unitOfWork, RecordListings listings, RecordDesk desk) {
    return new ListSharedFiles(unitOfWork, listings, desk);
  }

  @Singleton
  ExportRecord exportRecord(
      UnitOfWork unitOfWork,
      RecordDesk desk,
      Patients patients,
      AppointmentListings appointments,
      Consents consents,
      Sessions sessions,
      RecordListings listings,
      ContentReader reader,
      Clock clock) {
    return new ExportRecord(
        unitOfWork, desk, patients, appointments, consents, sessions, listings, reader, clock);
  }

  @Singleton
  ErasePatient erasePatient(
      UnitOfWork unitOfWork,
      Accounts accounts,
      AccessLogs logs,
      RecordListings listings,
      DeleteFile deleteFile,
      RevokeGrant revokeGrant,
      FileGroups groups,
      SharingGrants grants,
      AppointmentListings listedAppointments,
      Appointments appointments,
      CancelAppointment cancelAppointment,
      Patients patients,
      Sessions sessions,
      IdempotencyRecords answers,
      RetainedRecords retained,
      Outbox outbox,
      Clock clock) {
    return new ErasePatient(
        unitOfWork,
        accounts,
        logs,
        listings,
        deleteFile,
        revokeGrant,
        groups,
        grants,
        listedAppointments,
        appointments,
        cancelAppointment,
        patients,
        sessions,
        answers,
        retained,
        outbox,
        clock);
  }

  @Singleton
  VerifyAccessLogs verifyAccessLogs(UnitOfWork unitOfWork, AccessLogs logs, AccessLogSeal seal) {
    return new VerifyAccessLogs(unitOfWork, logs, seal);
  }

  @Singleton
  RewrapKeys rewrapKeys(UnitOfWork unitOfWork, RecordFiles files, ContentCipher cipher) {
    return new RewrapKeys(unitOfWork, files, cipher);
  }
}
