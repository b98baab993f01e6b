package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.healthrecord.AccessLogSeal;
import br.com.techmedicos.application.healthrecord.ContentCipher;
import br.com.techmedicos.application.healthrecord.ContentDisposals;
import br.com.techmedicos.application.healthrecord.ContentNames;
import br.com.techmedicos.application.healthrecord.ContentScanner;
import br.com.techmedicos.application.healthrecord.ContentStore;
import br.com.techmedicos.application.healthrecord.FormatDetector;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.RecordListings;
import br.com.techmedicos.application.healthrecord.RetainedRecords;
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
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The health record: files, groups, grants, and the access log. */
@Factory
final class HealthRecordFactory {

  @Singleton
  HealthRecord.Contents contents(
      ContentStore store,
      ContentCipher cipher,
      ContentNames names,
      FormatDetector detector,
      ContentScanner scanner) {
    return new HealthRecord.Contents(store, cipher, names, detector, scanner);
  }

  @Singleton
  HealthRecord healthRecord(
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
      RetainedRecords retained,
      HealthRecord.Contents contents,
      Scheduling scheduling,
      IdGenerator ids,
      Clock clock) {
    return new HealthRecord(
        new HealthRecord.Ports(
            unitOfWork,
            outbox,
            accounts,
            patients,
            sessions,
            doctors,
            appointments,
            appointmentListings,
            consents,
            answers,
            files,
            groups,
            grants,
            logs,
            seal,
            listings,
            disposals,
            retained),
        contents,
        scheduling,
        ids,
        clock);
  }
}
