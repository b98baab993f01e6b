package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.content.ContentReader;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;

/** Exports all data of a patient (Law 13.709/2018, article 18, II and V). */
public final class ExportRecord {

  private final AccessLogWriter accessLog;
  private final PatientAccount account;
  private final PatientAppointments appointments;
  private final Consents consents;
  private final WholeRecord record;
  private final ContentReader reader;
  private final Clock clock;

  public ExportRecord(
      AccessLogWriter accessLog,
      PatientAccount account,
      PatientAppointments appointments,
      Consents consents,
      WholeRecord record,
      ContentReader reader,
      Clock clock) {
    this.accessLog = accessLog;
    this.account = account;
    this.appointments = appointments;
    this.consents = consents;
    this.record = record;
    this.reader = reader;
    this.clock = clock;
  }

  /** The patient. */
  public record Query(PatientId patient) {}

  /**
   * Logs the export and opens the data.
   *
   * @return the data, read in parts
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such patient
   */
  public RecordExport handle(Query query) {
    PatientId id = query.patient();
    Patient patient = accessLog.logged(id, AccessAction.EXPORT, () -> account.patient(id));
    return new RecordExport(
        patient,
        () -> appointments.all(id, clock.instant()),
        () ->
            appointments
                .all(id, clock.instant())
                .flatMap(details -> consents.of(details.appointment().id()).stream()),
        () -> account.acceptances(id).stream(),
        () -> account.sessions(id),
        () -> account.calendarFeed(id).stream(),
        () -> account.messagePreference(id).stream(),
        () -> record.files(id),
        () -> record.groups(id),
        () -> record.grants(id),
        () -> record.accessLog(id),
        reader::open);
  }
}
