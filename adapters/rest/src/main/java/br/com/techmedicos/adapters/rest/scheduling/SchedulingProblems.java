package br.com.techmedicos.adapters.rest.scheduling;

import static br.com.techmedicos.adapters.rest.problem.ProblemType.AGENDA_FULL;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.ALREADY_RATED;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.DAY_OVER;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.DOCTOR_NOT_BOOKABLE;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.INVALID_TRANSITION;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.PATIENT_BUSY;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.SLOT_NOT_OFFERED;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.SLOT_TAKEN;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.TOO_MANY_REQUESTS_PENDING;
import static br.com.techmedicos.adapters.rest.problem.ProblemType.WINDOWS_OVERLAP;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.MessageKey;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemMapping;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Maps the violations of agendas and appointments to problems. */
@Singleton
final class SchedulingProblems implements ProblemMapping, SchedulingViolation.Cases<Problem> {

  private final AgendaTimes times;

  SchedulingProblems(AgendaTimes times) {
    this.times = times;
  }

  @Override
  public Optional<Problem> of(Violation violation) {
    return violation instanceof SchedulingViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Problem windowOffGrain(SchedulingViolation.WindowOffGrain violation) {
    return Problem.invalid("window-off-grain", Window.GRAIN.toMinutes());
  }

  @Override
  public Problem windowTooShort(SchedulingViolation.WindowTooShort violation) {
    return Problem.invalid("window-too-short");
  }

  @Override
  public Problem windowsOverlap(SchedulingViolation.WindowsOverlap violation) {
    WeeklyWindow first = violation.first();
    WeeklyWindow second = violation.second();
    return Problem.of(
        WINDOWS_OVERLAP,
        "windows-overlap",
        first.day(),
        first.window().start(),
        second.day(),
        second.window().start());
  }

  @Override
  public Problem overrideOverlaps(SchedulingViolation.OverrideOverlaps violation) {
    return Problem.of(
        WINDOWS_OVERLAP, "override-overlaps", violation.date(), violation.window().start());
  }

  @Override
  public Problem dateOverriddenTwice(SchedulingViolation.DateOverriddenTwice violation) {
    return Problem.invalid("date-overridden-twice", violation.date()).at(pointer("overrides"));
  }

  @Override
  public Problem tooManyOverrides(SchedulingViolation.TooManyOverrides violation) {
    return Problem.invalid("too-many-overrides", violation.maximum()).at(pointer("overrides"));
  }

  @Override
  public Problem agendaFull(SchedulingViolation.AgendaFull violation) {
    return Problem.of(AGENDA_FULL, "agenda-full", violation.maximum());
  }

  @Override
  public Problem tooManyWindows(SchedulingViolation.TooManyWindows violation) {
    return Problem.invalid("too-many-windows", violation.maximum()).at(pointer("weekly"));
  }

  @Override
  public Problem noticeOutOfRange(SchedulingViolation.NoticeOutOfRange violation) {
    return Problem.invalid("notice-out-of-range", violation.maximumMinutes())
        .at(pointer("minimumNoticeMinutes"));
  }

  @Override
  public Problem horizonOutOfRange(SchedulingViolation.HorizonOutOfRange violation) {
    return Problem.invalid("horizon-out-of-range", violation.maximumDays())
        .at(pointer("horizonDays"));
  }

  @Override
  public Problem dateRangeInvalid(SchedulingViolation.DateRangeInvalid violation) {
    return Problem.invalid("date-range-invalid", violation.maximumDays())
        .at(new Location.Parameter("to"));
  }

  @Override
  public Problem dayOver(SchedulingViolation.DayOver violation) {
    return Problem.of(DAY_OVER, "day-over", violation.date());
  }

  @Override
  public Problem doctorNotBookable(SchedulingViolation.DoctorNotBookable violation) {
    return Problem.of(DOCTOR_NOT_BOOKABLE);
  }

  @Override
  public Problem slotInThePast(SchedulingViolation.SlotInThePast violation) {
    return Problem.of(SLOT_NOT_OFFERED, "slot-in-the-past");
  }

  @Override
  public Problem slotNotOnAgenda(SchedulingViolation.SlotNotOnAgenda violation) {
    return Problem.of(SLOT_NOT_OFFERED, "slot-not-on-agenda");
  }

  @Override
  public Problem noticeTooShort(SchedulingViolation.NoticeTooShort violation) {
    return Problem.of(
        SLOT_NOT_OFFERED, "notice-too-short", Duration.ofMinutes(violation.minimumMinutes()));
  }

  @Override
  public Problem beyondHorizon(SchedulingViolation.BeyondHorizon violation) {
    return Problem.of(SLOT_NOT_OFFERED, "beyond-horizon", violation.lastDate())
        .atTheLatest(violation.lastDate());
  }

  @Override
  public Problem slotAlreadyTaken(SchedulingViolation.SlotAlreadyTaken violation) {
    return Problem.of(SLOT_TAKEN);
  }

  @Override
  public Problem patientBusy(SchedulingViolation.PatientBusy violation) {
    return Problem.of(PATIENT_BUSY);
  }

  @Override
  public Problem tooManyRequestsPending(SchedulingViolation.TooManyRequestsPending violation) {
    return Problem.of(TOO_MANY_REQUESTS_PENDING, "too-many-requests-pending", violation.maximum());
  }

  @Override
  public Problem newAccountRequestsPending(
      SchedulingViolation.NewAccountRequestsPending violation) {
    return Problem.of(
            TOO_MANY_REQUESTS_PENDING,
            "too-many-requests-pending.new-account",
            violation.maximum(),
            times.from(violation.newUntil(), violation.doctor()))
        .opening(violation.newUntil());
  }

  @Override
  public Problem newAccountAwaitsDoctor(SchedulingViolation.NewAccountAwaitsDoctor violation) {
    return Problem.of(
            TOO_MANY_REQUESTS_PENDING,
            "too-many-requests-pending.new-account-doctor",
            times.from(violation.newUntil(), violation.doctor()))
        .opening(violation.newUntil());
  }

  @Override
  public Problem invalidTransition(SchedulingViolation.InvalidTransition violation) {
    return Problem.of(
        INVALID_TRANSITION,
        "invalid-transition",
        new MessageKey("status." + violation.status().name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Problem tooEarly(SchedulingViolation.TooEarly violation) {
    return Problem.of(
            INVALID_TRANSITION, "too-early", times.from(violation.from(), violation.doctor()))
        .opening(violation.from());
  }

  @Override
  public Problem tooLate(SchedulingViolation.TooLate violation) {
    return Problem.of(
            INVALID_TRANSITION, "too-late", times.until(violation.until(), violation.doctor()))
        .closed(violation.until());
  }

  @Override
  public Problem alreadyRated(SchedulingViolation.AlreadyRated violation) {
    return Problem.of(ALREADY_RATED);
  }

  private static Location pointer(String member) {
    return Location.Pointer.ROOT.member(member);
  }
}
