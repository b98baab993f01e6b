package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.scheduling.Offers.Offer;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.FreeSlots;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Shows the free slots and the price of a verified doctor, to anyone. */
public final class ListSlots {

  /** The longest range of dates, both ends included. */
  public static final int MAXIMUM_DAYS = 31;

  private final Offers offers;
  private final Appointments appointments;
  private final Clock clock;

  ListSlots(Offers offers, Appointments appointments, Clock clock) {
    this.offers = offers;
    this.appointments = appointments;
    this.clock = clock;
  }

  /**
   * The doctor and the dates.
   *
   * @param from the first local date of a slot's start, on the doctor's calendar; else today
   * @param to the last one, included; else the last one of the longest range
   */
  public record Query(DoctorId doctor, Optional<LocalDate> from, Optional<LocalDate> to) {}

  /**
   * The free slots.
   *
   * @param zone the region of the doctor's calendar
   * @param consultationPrice of one consultation now
   * @param slots in order
   * @param mark the doctor's, as {@link ReadMarks} returns it; the answer is at least as new as it
   * @param holdsUntil the first instant at which time alone may change the answer
   */
  public record Answer(
      ZoneRegion zone, Money consultationPrice, List<Slot> slots, long mark, Instant holdsUntil) {}

  /**
   * Returns the free slots.
   *
   * @param query what to look at
   * @return the slots that are free now
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such verified
   *     doctor, or {@link SchedulingViolation.DateRangeInvalid}
   */
  public Answer handle(Query query) {
    Instant now = clock.instant();
    Offer offer =
        offers
            .find(query.doctor()) // before the appointments, which may only be newer than its mark
            .filter(found -> found.doctorStatus().bookable())
            .orElseThrow(UseCaseViolation::notFound);
    Agenda agenda = offer.agenda();
    LocalDate from = query.from().orElseGet(() -> agenda.localDate(now));
    LocalDate to = query.to().orElseGet(() -> from.plusDays(MAXIMUM_DAYS - 1L));
    if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MAXIMUM_DAYS) {
      throw new DomainException(new SchedulingViolation.DateRangeInvalid(MAXIMUM_DAYS));
    }
    FreeSlots free = FreeSlots.of(agenda, from, to, appointments, now);
    return new Answer(
        agenda.template().zone(),
        offer.consultationPrice(),
        free.slots(),
        offer.mark(),
        free.holdsUntil());
  }
}
