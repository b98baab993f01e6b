package br.com.techmedicos.adapters.rest.scheduling;

import static br.com.techmedicos.adapters.rest.problem.ProblemType.ALREADY_RATED;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.DOCTOR_NOT_BOOKABLE;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.INVALID_TRANSITION;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.PATIENT_BUSY;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.SLOT_NOT_OFFERED;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.SLOT_TAKEN;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.TOO_MANY_REQUESTS_PENDING;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.WINDOWS_OVERLAP;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refusals;
import br.com.techmedicos.adapters.rest.problem.Words;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** How the rules of agendas and appointments are told. */
@Singleton
final class SchedulingRefusals implements Refusals, SchedulingViolation.Cases<Refusal> {

  @Override
  public Optional<Refusal> of(Violation violation) {
    return violation instanceof SchedulingViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Refusal windowOffGrain(SchedulingViolation.WindowOffGrain violation) {
    return Refusal.invalid("window-off-grain", Window.GRAIN.toMinutes());
  }

  @Override
  public Refusal windowTooShort(SchedulingViolation.WindowTooShort violation) {
    return Refusal.invalid("window-too-short");
  }

  @Override
  public Refusal windowsOverlap(SchedulingViolation.WindowsOverlap violation) {
    return Refusal.of(
        WINDOWS_OVERLAP, "windows-overlap", violation.day(), violation.window().start().toString());
  }

  @Override
  public Refusal overrideOverlaps(SchedulingViolation.OverrideOverlaps violation) {
    return Refusal.of(
        WINDOWS_OVERLAP,
        "override-overlaps",
        violation.date().toString(),
        violation.window().start().toString());
  }

  @Override
  public Refusal dateOverriddenTwice(SchedulingViolation.DateOverriddenTwice violation) {
    return Refusal.invalid("date-overridden-twice", violation.date().toString())
        .at(pointer("overrides"));
  }

  @Override
  public Refusal tooManyOverrides(SchedulingViolation.TooManyOverrides violation) {
    return Refusal.invalid("too-many-overrides", violation.maximum()).at(pointer("overrides"));
  }

  @Override
  public Refusal tooManyWindows(SchedulingViolation.TooManyWindows violation) {
    return Refusal.invalid("too-many-windows", violation.maximum()).at(pointer("weekly"));
  }

  @Override
  public Refusal noticeOutOfRange(SchedulingViolation.NoticeOutOfRange violation) {
    return Refusal.invalid("notice-out-of-range", violation.maximumMinutes())
        .at(pointer("minimumNoticeMinutes"));
  }

  @Override
  public Refusal horizonOutOfRange(SchedulingViolation.HorizonOutOfRange violation) {
    return Refusal.invalid("horizon-out-of-range", violation.maximumDays())
        .at(pointer("horizonDays"));
  }

  @Override
  public Refusal zoneNotARegion(SchedulingViolation.ZoneNotARegion violation) {
    return Refusal.invalid("zone-not-a-region").at(pointer("timeZone"));
  }

  @Override
  public Refusal dateRangeInvalid(SchedulingViolation.DateRangeInvalid violation) {
    return Refusal.invalid("date-range-invalid", violation.maximumDays())
        .at(new Location.Parameter("to"));
  }

  @Override
  public Refusal doctorNotBookable(SchedulingViolation.DoctorNotBookable violation) {
    return Refusal.of(DOCTOR_NOT_BOOKABLE);
  }

  @Override
  public Refusal slotInThePast(SchedulingViolation.SlotInThePast violation) {
    return Refusal.of(SLOT_NOT_OFFERED, "slot-in-the-past");
  }

  @Override
  public Refusal slotNotOnAgenda(SchedulingViolation.SlotNotOnAgenda violation) {
    return Refusal.of(SLOT_NOT_OFFERED, "slot-not-on-agenda");
  }

  @Override
  public Refusal noticeTooShort(SchedulingViolation.NoticeTooShort violation) {
    return Refusal.of(SLOT_NOT_OFFERED, "notice-too-short", violation.minimumMinutes());
  }

  @Override
  public Refusal beyondHorizon(SchedulingViolation.BeyondHorizon violation) {
    return Refusal.of(SLOT_NOT_OFFERED, "beyond-horizon", violation.lastDate().toString());
  }

  @Override
  public Refusal slotAlreadyTaken(SchedulingViolation.SlotAlreadyTaken violation) {
    return Refusal.of(SLOT_TAKEN);
  }

  @Override
  public Refusal patientBusy(SchedulingViolation.PatientBusy violation) {
    return Refusal.of(PATIENT_BUSY);
  }

  @Override
  public Refusal tooManyRequestsPending(SchedulingViolation.TooManyRequestsPending violation) {
    return Refusal.of(TOO_MANY_REQUESTS_PENDING, "too-many-requests-pending", violation.maximum());
  }

  @Override
  public Refusal newAccountRequestsPending(
      SchedulingViolation.NewAccountRequestsPending violation) {
    return Refusal.of(
            TOO_MANY_REQUESTS_PENDING,
            "too-many-requests-pending.new-account",
            violation.maximum(),
            violation.newUntil().toString())
        .opening(violation.newUntil());
  }

  @Override
  public Refusal newAccountAwaitsDoctor(SchedulingViolation.NewAccountAwaitsDoctor violation) {
    return Refusal.of(
            TOO_MANY_REQUESTS_PENDING,
            "too-many-requests-pending.new-account-doctor",
            violation.newUntil().toString())
        .opening(violation.newUntil());
  }

  @Override
  public Refusal invalidTransition(SchedulingViolation.InvalidTransition violation) {
    return Refusal.of(
        INVALID_TRANSITION,
        "invalid-transition",
        new Words("status." + violation.status().name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Refusal tooEarly(SchedulingViolation.TooEarly violation) {
    return Refusal.of(INVALID_TRANSITION, "too-early", violation.from().toString());
  }

  @Override
  public Refusal tooLate(SchedulingViolation.TooLate violation) {
    return Refusal.of(INVALID_TRANSITION, "too-late", violation.until().toString());
  }

  @Override
  public Refusal alreadyRated(SchedulingViolation.AlreadyRated violation) {
    return Refusal.of(ALREADY_RATED);
  }

  @Override
  public Refusal starsOutOfRange(SchedulingViolation.StarsOutOfRange violation) {
    return Refusal.invalid("stars-out-of-range");
  }

  private static Location pointer(String member) {
    return Location.Pointer.ROOT.member(member);
  }
}
