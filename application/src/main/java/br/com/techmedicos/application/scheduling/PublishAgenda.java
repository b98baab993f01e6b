package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaPublished;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Clock;
import java.time.Instant;

/** Replaces a doctor's agenda. Booked appointments keep their time. */
public final class PublishAgenda {

  private final UnitOfWork unitOfWork;
  private final ViewAgenda viewAgenda;
  private final Agendas agendas;
  private final AvailabilityIndex availability;
  private final TakenSlots taken;
  private final Outbox outbox;
  private final Clock clock;

  PublishAgenda(
      UnitOfWork unitOfWork,
      ViewAgenda viewAgenda,
      Agendas agendas,
      AvailabilityIndex availability,
      TakenSlots taken,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.viewAgenda = viewAgenda;
    this.agendas = agendas;
    this.availability = availability;
    this.taken = taken;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The agenda to publish.
   *
   * @param expectedVersion the version that the doctor has seen
   */
  public record Command(DoctorId doctor, long expectedVersion, AgendaTemplate template) {}

  /**
   * Publishes the agenda.
   *
   * @return the published agenda
   * @throws DomainException with {@link UseCaseViolation.VersionMismatch} if the expected version
   *     is not the current one, or {@link UseCaseViolation.NotFound} if there is no such doctor
   */
  public Agenda handle(Command command) {
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          Agenda current = viewAgenda.handle(new ViewAgenda.Query(command.doctor()));
          if (current.version() != command.expectedVersion()) {
            throw new DomainException(new UseCaseViolation.VersionMismatch());
          }
          var published = current.publish(command.template(), now);
          keep(published, now);
          return published.aggregate();
        });
  }

  void keep(Transition<Agenda, AgendaPublished> outcome, Instant now) {
    DoctorId doctor = outcome.aggregate().doctor();
    agendas.save(outcome.aggregate());
    unitOfWork.afterwards(() -> taken.forget(doctor));
    outbox.append(outcome.event());
    availability.markStale(doctor, now);
  }
}
