package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.Violation;
import java.time.Instant;
import java.time.LocalDate;

/** A rule of agendas or appointments that was broken. */
public sealed interface SchedulingViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T windowOffGrain(WindowOffGrain violation);

    T windowTooShort(WindowTooShort violation);

    T windowsOverlap(WindowsOverlap violation);

    T overrideOverlaps(OverrideOverlaps violation);

    T dateOverriddenTwice(DateOverriddenTwice violation);

    T tooManyOverrides(TooManyOverrides violation);

    T agendaFull(AgendaFull violation);

    T tooManyWindows(TooManyWindows violation);

    T noticeOutOfRange(NoticeOutOfRange violation);

    T horizonOutOfRange(HorizonOutOfRange violation);

    T dateRangeInvalid(DateRangeInvalid violation);

    T dayOver(DayOver violation);

    T doctorNotBookable(DoctorNotBookable violation);

    T slotInThePast(SlotInThePast violation);

    T slotNotOnAgenda(SlotNotOnAgenda violation);

    T noticeTooShort(NoticeTooShort violation);

    T beyondHorizon(BeyondHorizon violation);

    T slotAlreadyTaken(SlotAlreadyTaken violation);

    T patientBusy(PatientBusy violation);

    T tooManyRequestsPending(TooManyRequestsPending violation);

    T newAccountRequestsPending(NewAccountRequestsPending violation);

    T newAccountAwaitsDoctor(NewAccountAwaitsDoctor violation);

    T invalidTransition(InvalidTransition violation);

    T tooEarly(TooEarly violation);

    T tooLate(TooLate violation);

    T alreadyRated(AlreadyRated violation);
  }

  /** A window whose start or end is not a multiple of five minutes. */
  record WindowOffGrain() implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.windowOffGrain(this);
    }
  }

  /** A window that is shorter than a slot, or whose start and end are equal. */
  record WindowTooShort() implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.windowTooShort(this);
    }
  }

  /**
   * Two weekly windows that overlap.
   *
   * @param first the one that starts first; after Sunday comes Monday
   * @param second the one that it runs into
   */
  record WindowsOverlap(WeeklyWindow first, WeeklyWindow second) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.windowsOverlap(this);
    }
  }

  /**
   * A window of an override that overlaps another one, or a window of the day before or after.
   *
   * @param date the date of the override
   * @param window the window that is in the way
   */
  record OverrideOverlaps(LocalDate date, Window window) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.overrideOverlaps(this);
    }
  }

  /** Two overrides for one date. */
  record DateOverriddenTwice(LocalDate date) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.dateOverriddenTwice(this);
    }
  }

  /** More overrides than an agenda may have. */
  record TooManyOverrides(int maximum) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyOverrides(this);
    }
  }

  /** A day cannot be closed, since that takes an override more than an agenda may have. */
  record AgendaFull(int maximum) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.agendaFull(this);
    }
  }

  /** More windows than fit in a week. */
  record TooManyWindows(int maximum) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyWindows(this);
    }
  }

  /** A minimum notice that is negative, too long, or not a whole number of minutes. */
  record NoticeOutOfRange(long maximumMinutes) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.noticeOutOfRange(this);
    }
  }

  /** A horizon of less than one day, or of too many. */
  record HorizonOutOfRange(int maximumDays) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.horizonOutOfRange(this);
    }
  }

  /**
   * A range of dates that ends before it starts, or is too long.
   *
   * @param maximumDays the longest, both ends included
   */
  record DateRangeInvalid(int maximumDays) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.dateRangeInvalid(this);
    }
  }

  /**
   * A day that has passed on the doctor's calendar.
   *
   * @param date which
   */
  record DayOver(LocalDate date) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.dayOver(this);
    }
  }

  /** The doctor is not verified and cannot be booked. */
  record DoctorNotBookable() implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.doctorNotBookable(this);
    }
  }

  /** The slot has started. */
  record SlotInThePast() implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.slotInThePast(this);
    }
  }

  /** The agenda has no slot at that time. */
  record SlotNotOnAgenda() implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.slotNotOnAgenda(this);
    }
  }

  /** The slot starts sooner than the doctor's minimum notice allows. */
  record NoticeTooShort(long minimumMinutes) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.noticeTooShort(this);
    }
  }

  /**
   * The slot is beyond the horizon of the doctor's agenda.
   *
   * @param lastDate the last date that is offered, on the doctor's calendar
   */
  record BeyondHorizon(LocalDate lastDate) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.beyondHorizon(this);
    }
  }

  /**
   * A live appointment of the doctor overlaps the slot.
   *
   * @param doctor whose slot was wanted
   * @param startsAt the start of the slot that was wanted
   */
  record SlotAlreadyTaken(DoctorId doctor, Instant startsAt) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.slotAlreadyTaken(this);
    }
  }

  /** A live appointment of the patient overlaps the slot. */
  record PatientBusy() implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.patientBusy(this);
    }
  }

  /** The patient already has the maximum number of requests that await an answer. */
  record TooManyRequestsPending(int maximum) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyRequestsPending(this);
    }
  }

  /**
   * The patient's account is new and already has the maximum number of requests that await an
   * answer.
   *
   * @param newUntil when the account is new no longer
   * @param doctor whose agenda the request was for
   */
  record NewAccountRequestsPending(int maximum, Instant newUntil, DoctorId doctor)
      implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.newAccountRequestsPending(this);
    }
  }

  /**
   * The patient's account is new and already has a request that awaits an answer of this doctor.
   *
   * @param newUntil when the account is new no longer
   * @param doctor whose agenda the request was for
   */
  record NewAccountAwaitsDoctor(Instant newUntil, DoctorId doctor) implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.newAccountAwaitsDoctor(this);
    }
  }

  /**
   * The state of the appointment does not allow the command.
   *
   * @param command what it was asked
   */
  record InvalidTransition(AppointmentStatus status, AppointmentCommand command)
      implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.invalidTransition(this);
    }
  }

  /**
   * The command is not possible yet.
   *
   * @param command what it was asked
   * @param from the first instant at which it can
   * @param doctor the doctor of the appointment
   */
  record TooEarly(AppointmentCommand command, Instant from, DoctorId doctor)
      implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooEarly(this);
    }
  }

  /**
   * The command is no longer possible.
   *
   * @param command what it was asked
   * @param until the first instant at which it no longer could
   * @param doctor the doctor of the appointment
   */
  record TooLate(AppointmentCommand command, Instant until, DoctorId doctor)
      implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooLate(this);
    }
  }

  /** The patient has already rated the consultation. */
  record AlreadyRated() implements SchedulingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.alreadyRated(this);
    }
  }
}
