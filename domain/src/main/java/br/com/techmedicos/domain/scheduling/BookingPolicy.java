package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether a slot can be asked for: rules in order, the first one broken answers. Whether the slot
 * is still free is not among them; only {@link Appointments} can say that without a race.
 *
 * @param rules in the order in which they are asked
 */
public record BookingPolicy(List<Rule> rules) {

  /** One rule of booking. */
  @FunctionalInterface
  public interface Rule {

    /**
     * Looks at a request.
     *
     * @param request what a patient asks for
     * @return the rule it breaks, if it does
     */
    Optional<SchedulingViolation> violationOf(BookingRequest request);
  }

  /** Only a verified doctor can be asked. */
  public static final Rule DOCTOR_IS_VERIFIED =
      request ->
          request.doctor().bookable()
              ? Optional.empty()
              : Optional.of(new SchedulingViolation.DoctorNotBookable());

  /** A slot that has started cannot be asked for. */
  public static final Rule SLOT_IS_AHEAD =
      request ->
          request.slot().startsAt().isAfter(request.now())
              ? Optional.empty()
              : Optional.of(new SchedulingViolation.SlotInThePast());

  /** The agenda is open only so many days ahead. */
  public static final Rule WITHIN_HORIZON =
      request -> {
        Agenda agenda = request.agenda();
        LocalDate last = agenda.template().horizon().lastDate(agenda.localDate(request.now()));
        return agenda.localDate(request.slot().startsAt()).isAfter(last)
            ? Optional.of(new SchedulingViolation.BeyondHorizon(last))
            : Optional.empty();
      };

  /** The slot is one of those that the agenda's windows are tiled with. */
  public static final Rule ON_THE_AGENDA =
      request -> {
        LocalDate date = request.agenda().localDate(request.slot().startsAt());
        return request.agenda().slots(date, date).contains(request.slot())
            ? Optional.empty()
            : Optional.of(new SchedulingViolation.SlotNotOnAgenda());
      };

  /** The doctor gets the notice asked for. */
  public static final Rule WITH_NOTICE =
      request -> {
        MinimumNotice notice = request.agenda().template().minimumNotice();
        return notice.isGivenFor(request.slot(), request.now())
            ? Optional.empty()
            : Optional.of(new SchedulingViolation.NoticeTooShort(notice.minutes()));
      };

  /** The most requests awaiting an answer that a new account may have. */
  public static final int MAXIMUM_OF_NEW_ACCOUNT = 2;

  /** A new account awaits few answers at once, and one a doctor. */
  public static final Rule NEW_ACCOUNT_QUOTA =
      request -> request.requester().newUntil().flatMap(until -> overQuota(request, until));

  private static Optional<SchedulingViolation> overQuota(BookingRequest request, Instant until) {
    List<DoctorId> awaited = request.requester().awaited();
    if (awaited.size() >= MAXIMUM_OF_NEW_ACCOUNT) {
      return Optional.of(
          new SchedulingViolation.NewAccountRequestsPending(MAXIMUM_OF_NEW_ACCOUNT, until));
    }
    return awaited.contains(request.agenda().doctor())
        ? Optional.of(new SchedulingViolation.NewAccountAwaitsDoctor(until))
        : Optional.empty();
  }

  public BookingPolicy {
    rules = List.copyOf(rules);
  }

  /** The policy of the service. */
  public static BookingPolicy standard() {
    return new BookingPolicy(
        List.of(
            DOCTOR_IS_VERIFIED,
            SLOT_IS_AHEAD,
            WITHIN_HORIZON,
            ON_THE_AGENDA,
            WITH_NOTICE,
            NEW_ACCOUNT_QUOTA));
  }

  /** The same with its quota lifted, for load tests. */
  public static BookingPolicy withoutQuota() {
    return new BookingPolicy(
        standard().rules().stream().filter(rule -> rule != NEW_ACCOUNT_QUOTA).toList());
  }

  /**
   * Lets a request pass that breaks no rule.
   *
   * @param request what a patient asks for
   * @throws DomainException with the first rule broken
   */
  public void check(BookingRequest request) {
    rules.stream()
        .flatMap(rule -> rule.violationOf(request).stream())
        .findFirst()
        .ifPresent(
            violation -> {
              throw new DomainException(violation);
            });
  }
}
