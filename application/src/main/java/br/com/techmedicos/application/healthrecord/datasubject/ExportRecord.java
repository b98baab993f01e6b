package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.AccessWatch;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.healthrecord.content.ContentReader;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;

/**
 * Exports all data of a patient (Law 13.709/2018, article 18, II and V). Like the transfer of a
 * file, a long export is checked again while it runs.
 */
public final class ExportRecord {

  private final RecordAccess access;
  private final AccessLogWriter accessLog;
  private final PatientAccount account;
  private final PatientAppointments appointments;
  private final Consents consents;
  private final WholeRecord record;
  private final ContentReader reader;
  private final Clock clock;

  public ExportRecord(
      RecordAccess access,
      AccessLogWriter accessLog,
      PatientAccount account,
      PatientAppointments appointments,
      Consents consents,
      WholeRecord record,
      ContentReader reader,
      Clock clock) {
    this.access = access;
    this.accessLog = accessLog;
    this.account = account;
    this.appointments = appointments;
    this.consents = consents;
    this.record = record;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * The patient.
   *
   * @param origin of their token; the export lasts no longer than its session
   */
  public record Query(PatientId patient, TokenOrigin origin) {}

  /**
   * Logs the export and opens the data.
   *
   * @return the data, read in parts
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such patient
   */
  public RecordExport handle(Query query) {
    PatientId id = query.patient();
    Patient patient = accessLog.logged(id, AccessAction.EXPORT, () -> account.patient(id));
    AccessWatch watch = access.watch(id, query.origin());
    return new RecordExport(
        patient,
        watch.over(() -> appointments.all(id, clock.instant())),
        watch.over(
            () ->
                appointments
                    .all(id, clock.instant())
                    .flatMap(details -> consents.of(details.appointment().id()).stream())),
        watch.over(() -> account.acceptances(id).stream()),
        watch.over(() -> account.sessions(id)),
        watch.over(() -> account.calendarFeed(id).stream()),
        watch.over(() -> account.messagePreference(id).stream()),
        watch.over(() -> record.files(id)),
        watch.over(() -> record.groups(id)),
        watch.over(() -> record.grants(id)),
        watch.over(() -> record.accessLog(id)),
        file -> reader.open(file).map(content -> watch.over(content, file.content().size())));
  }
}
