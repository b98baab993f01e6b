package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls off a day on behalf of the doctor: cancels the live appointments that start on it and have
 * not started, and {@linkplain Agenda#close closes} it, in one step. The doctor is held meanwhile,
 * so that a booking or a move is either cancelled too, or comes after and finds the day closed. A
 * repetition cancels what is left, which is nothing.
 */
public final class CancelDay {

  private final UnitOfWork unitOfWork;
  private final Doctors doctors;
  private final ViewAgenda viewAgenda;
  private final PublishAgenda publishAgenda;
  private final AppointmentListings listings;
  private final AppointmentAccess access;
  private final Clock clock;

  CancelDay(
      UnitOfWork unitOfWork,
      Doctors doctors,
      ViewAgenda viewAgenda,
      PublishAgenda publishAgenda,
      AppointmentListings listings,
      AppointmentAccess access,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.doctors = doctors;
    this.viewAgenda = viewAgenda;
    this.publishAgenda = publishAgenda;
    this.listings = listings;
    this.access = access;
    this.clock = clock;
  }

  /**
   * The day to call off.
   *
   * @param doctor the doctor who asks
   * @param date on the calendar of the agenda
   * @param reason what the patients are told
   */
  public record Command(DoctorId doctor, LocalDate date, Reason reason) {}

  /**
   * Calls off the day.
   *
   * @return the appointments that this call cancelled, by start: as many as fit into a day
   * @throws br.com.techmedicos.domain.shared.DomainException with {@link
   *     br.com.techmedicos.application.shared.UseCaseViolation.NotFound} if there is no such
   *     doctor, or a {@link br.com.techmedicos.domain.scheduling.SchedulingViolation} if the day
   *     has passed or the agenda has no room for another override
   */
  public List<AppointmentDetails> handle(Command command) {
    return unitOfWork.execute(
        () -> {
          DoctorId doctor = command.doctor();
          doctors.hold(doctor);
          Instant now = clock.instant();
          Agenda agenda = viewAgenda.handle(new ViewAgenda.Query(doctor));
          agenda.close(command.date(), now).ifPresent(closed -> publishAgenda.keep(closed, now));
          return ahead(agenda, command.date(), now)
              .map(details -> cancelled(details, command.reason(), now))
              .toList();
        });
  }

  private AppointmentDetails cancelled(AppointmentDetails details, Reason reason, Instant now) {
    var outcome = details.appointment().cancel(Canceller.DOCTOR, reason, now);
    access.keep(outcome);
    return details.with(outcome.aggregate());
  }

  /** The live appointments of a day that have not started. As none overlap, a page has them all. */
  private Stream<AppointmentDetails> ahead(Agenda agenda, LocalDate date, Instant now) {
    return Stream.of(AppointmentStatus.REQUESTED, AppointmentStatus.ACCEPTED)
        .flatMap(status -> listings.list(of(agenda, date, status), now).items().stream())
        .filter(details -> now.isBefore(startOf(details)))
        .sorted(Comparator.comparing(CancelDay::startOf));
  }

  private static AppointmentListings.Query of(
      Agenda agenda, LocalDate date, AppointmentStatus status) {
    return new AppointmentListings.Query(
        Participant.of(agenda.doctor()),
        Optional.of(status),
        Optional.of(agenda.startOfDay(date)),
        Optional.of(agenda.startOfDay(date.plusDays(1))),
        Page.MAXIMUM,
        Optional.empty());
  }

  private static Instant startOf(AppointmentDetails details) {
    return details.appointment().slot().startsAt();
  }
}
