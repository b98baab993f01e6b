package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** A patient takes all their data out (Law 13.709/2018, article 18, II and V). */
public final class ExportRecord {

  private final UnitOfWork unitOfWork;
  private final RecordDesk desk;
  private final Patients patients;
  private final AppointmentListings appointments;
  private final Consents consents;
  private final Sessions sessions;
  private final RecordListings listings;
  private final ContentReader reader;
  private final Clock clock;

  ExportRecord(
      UnitOfWork unitOfWork,
      RecordDesk desk,
      Patients patients,
      AppointmentListings appointments,
      Consents consents,
      Sessions sessions,
      RecordListings listings,
      ContentReader reader,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.desk = desk;
    this.patients = patients;
    this.appointments = appointments;
    this.consents = consents;
    this.sessions = sessions;
    this.listings = listings;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * Whose data.
   *
   * @param patient who asks
   */
  public record Query(PatientId patient) {}

  /**
   * Writes down that they are taken out, and opens them.
   *
   * @param query whose
   * @return the data, to be read piece by piece
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such patient
   */
  public RecordExport handle(Query query) {
    PatientId id = query.patient();
    Patient patient =
        unitOfWork.execute(
            () -> {
              Patient found = patients.find(id).orElseThrow(UseCaseViolation::notFound);
              desk.allowed(id, AccountId.of(id), AccessAction.EXPORT, Optional.empty());
              return found;
            });
    return new RecordExport(
        patient,
        () -> appointments(id),
        () -> appointments(id).flatMap(details -> consents.of(details.appointment().id()).stream()),
        () ->
            Page.all(
                (Optional<SessionId> after) -> sessions.of(AccountId.of(id), after, Page.MAXIMUM)),
        () -> Page.all((Optional<RecordFileId> before) -> listings.files(id, before, Page.MAXIMUM)),
        () -> Page.all((Optional<FileGroupId> after) -> listings.groups(id, after, Page.MAXIMUM)),
        () -> Page.all((Optional<GrantId> before) -> listings.grants(id, before, Page.MAXIMUM)),
        () -> Page.all((Optional<Long> before) -> listings.accessLog(id, before, Page.MAXIMUM)),
        reader::open);
  }

  private Stream<AppointmentDetails> appointments(PatientId patient) {
    return Page.all(
        (Optional<AppointmentListings.Key> after) ->
            appointments.list(
                new AppointmentListings.Query(
                    Participant.of(patient),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Page.MAXIMUM,
                    after),
                clock.instant()));
  }
}
