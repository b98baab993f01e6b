package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The rules that decide whether a slot can be requested. They are checked in order, and the first
 * violation is reported. None of them checks whether the slot is still free; only {@link
 * Appointments} can do that without a race.
 *
 * @param rules in the order in which they are asked
 */
public record BookingPolicy(List<Rule> rules) {

  /** One rule of booking. */
  @FunctionalInterface
  public interface Rule {

    /**
     * Checks a request.
     *
     * @param request what a patient asks for
     * @return the violation, if the request breaks the rule
     */
    Optional<SchedulingViolation> violationOf(BookingRequest request);
  }

  /** Only a verified doctor can be booked. */
  public static final Rule DOCTOR_IS_VERIFIED =
      request ->
          request.doctor().bookable()
              ? Optional.empty()
              : Optional.of(new SchedulingViolation.DoctorNotBookable());

  /** A slot that has started cannot be requested. */
  public static final Rule SLOT_IS_AHEAD =
      request ->
          request.slot().startsAt().isAfter(request.now())
              ? Optional.empty()
              : Optional.of(new SchedulingViolation.SlotInThePast());

  /** The slot is within the horizon of the agenda. */
  public static final Rule WITHIN_HORIZON =
      request -> {
        Agenda agenda = request.agenda();
        LocalDate last = agenda.template().horizon().lastDate(agenda.localDate(request.now()));
        return agenda.localDate(request.slot().startsAt()).isAfter(last)
            ? Optional.of(new SchedulingViolation.BeyondHorizon(last))
            : Optional.empty();
      };

  /** The slot is one of the slots of the agenda. */
  public static final Rule ON_THE_AGENDA =
      request -> {
        LocalDate date = request.agenda().localDate(request.slot().startsAt());
        return request.agenda().slots(date, date).contains(request.slot())
            ? Optional.empty()
            : Optional.of(new SchedulingViolation.SlotNotOnAgenda());
      };

  /** The request leaves the doctor the minimum notice. */
  public static final Rule WITH_NOTICE =
      request -> {
        MinimumNotice notice = request.agenda().template().minimumNotice();
        return notice.isGivenFor(request.slot(), request.now())
            ? Optional.empty()
            : Optional.of(new SchedulingViolation.NoticeTooShort(notice.minutes()));
      };

  /** The maximum number of a new account's requests that await an answer. */
  public static final int MAXIMUM_OF_NEW_ACCOUNT = 2;

  /** A new account may have only a few requests that await an answer, and one per doctor. */
  public static final Rule NEW_ACCOUNT_QUOTA =
      request -> request.requester().newUntil().flatMap(until -> overQuota(request, until));

  private static Optional<SchedulingViolation> overQuota(BookingRequest request, Instant until) {
    List<DoctorId> awaited = request.requester().awaited();
    DoctorId doctor = request.agenda().doctor();
    if (awaited.size() >= MAXIMUM_OF_NEW_ACCOUNT) {
      return Optional.of(
          new SchedulingViolation.NewAccountRequestsPending(MAXIMUM_OF_NEW_ACCOUNT, until, doctor));
    }
    return awaited.contains(doctor)
        ? Optional.of(new SchedulingViolation.NewAccountAwaitsDoctor(until, doctor))
        : Optional.empty();
  }

  public BookingPolicy {
    rules = List.copyOf(rules);
  }

  /** Returns the policy of the service. */
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

  /** Returns the policy without the quota of new accounts, for load tests. */
  public static BookingPolicy withoutQuota() {
    return new BookingPolicy(
        standard().rules().stream().filter(rule -> rule != NEW_ACCOUNT_QUOTA).toList());
  }

  /**
   * Checks that a request breaks no rule.
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
