package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentCommand;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentExpired;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRescheduled;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.InvalidTransition;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.PatientBusy;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotNotOnAgenda;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooLate;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooManyRequestsPending;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.Violation;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A patient moves an appointment in one step, or not at all. */
class ReschedulingTest extends ClinicStory {

  @Test
  void an_accepted_appointment_becomes_a_request_at_the_new_time() {
    AppointmentId id = accepted(FRIDAY_0800);
    clock.advance(Duration.ofHours(5));

    Appointment moved = reschedule(id, FRIDAY_1030);

    assertThat(moved.slot()).isEqualTo(new Slot(FRIDAY_1030));
    assertThat(moved.state())
        .isEqualTo(new AppointmentState.Requested(clock.instant().plus(Duration.ofDays(1))));
    assertThat(moved.price().plain()).isEqualTo("250.00");
    assertThat(freeOn(FRIDAY)).containsExactly(FRIDAY_0800, FRIDAY_0850, FRIDAY_0940);
    assertThat(eventsOf(id)).endsWith(new AppointmentRescheduled(id, clock.instant()));
  }

  @Test
  void it_cannot_move_to_a_slot_that_someone_has_taken() {
    AppointmentId id = accepted(FRIDAY_0800);
    book(rita, ana, FRIDAY_0850);

    assertStays(id, new SlotAlreadyTaken(ana, FRIDAY_0850), FRIDAY_0850);
  }

  @Test
  void it_cannot_move_to_a_time_when_the_patient_is_busy() {
    AppointmentId id = accepted(FRIDAY_0800);
    book(jose, anotherDoctor("654321"), FRIDAY_0940);

    assertStays(id, new PatientBusy(), FRIDAY_0940);
  }

  @Test
  void it_cannot_move_off_the_agenda() {
    AppointmentId id = accepted(FRIDAY_0800);

    assertStays(id, new SlotNotOnAgenda(), FRIDAY_0800.plus(Duration.ofMinutes(25)));
  }

  @Test
  void it_cannot_become_a_sixth_request() {
    AppointmentId id = accepted(FRIDAY_0800);
    for (int i = 1; i <= 5; i++) {
      book(jose, anotherDoctor("10000" + i), FRIDAY_0800.plus(Duration.ofDays(i)));
    }

    assertStays(id, new TooManyRequestsPending(5), FRIDAY_0940);
  }

  @Test
  void a_request_moves_without_becoming_another() {
    AppointmentId id = booked(FRIDAY_0800);
    for (int i = 1; i <= 4; i++) {
      book(jose, anotherDoctor("10000" + i), FRIDAY_0800.plus(Duration.ofDays(i)));
    }

    assertThat(reschedule(id, FRIDAY_0940).slot()).isEqualTo(new Slot(FRIDAY_0940));
  }

  @Test
  void it_can_move_to_a_slot_that_overlaps_its_own() {
    AppointmentId id = accepted(FRIDAY_0850);
    clinic.openEveryDay(ana, "08:25", "12:35"); // 8:25, 9:15, 10:05, 10:55, 11:45
    Instant friday0915 = FRIDAY_0850.plus(Duration.ofMinutes(25));

    Appointment moved = reschedule(id, friday0915);

    assertThat(moved.slot()).isEqualTo(new Slot(friday0915));
    assertThat(freeOn(FRIDAY))
        .startsWith(FRIDAY_0800.plus(Duration.ofMinutes(25)))
        .doesNotContain(friday0915)
        .hasSize(4);
  }

  @Test
  void it_can_move_until_it_starts() {
    AppointmentId id = accepted(FRIDAY_0800);
    Instant nextWeek = FRIDAY_0800.plus(Duration.ofDays(7));

    clock.setTo(FRIDAY_0800);
    assertStays(id, new TooLate(AppointmentCommand.RESCHEDULE, FRIDAY_0800, ana), nextWeek);

    clock.setTo(FRIDAY_0800.minusNanos(1000));
    assertThat(reschedule(id, nextWeek).slot()).isEqualTo(new Slot(nextWeek));
  }

  @Test
  void a_request_that_has_expired_cannot_move() {
    AppointmentId id = booked(FRIDAY_0800);
    clock.advance(Duration.ofDays(1));

    assertRefused(
        new InvalidTransition(AppointmentStatus.EXPIRED, AppointmentCommand.RESCHEDULE),
        () -> reschedule(id, FRIDAY_0940));

    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800, FRIDAY_0940);
  }

  @Test
  void a_request_in_the_way_that_has_expired_makes_room() {
    AppointmentId expired = book(rita, ana, FRIDAY_0940);
    AppointmentId id = accepted(FRIDAY_0800);
    clock.advance(Duration.ofDays(1));

    assertThat(reschedule(id, FRIDAY_0940).slot()).isEqualTo(new Slot(FRIDAY_0940));

    assertThat(eventsOf(expired))
        .endsWith(new AppointmentExpired(expired, SEVEN.plus(Duration.ofDays(1))));
  }

  @Test
  void it_can_be_accepted_again_and_moved_again() {
    AppointmentId id = accepted(FRIDAY_0800);
    reschedule(id, FRIDAY_0850);
    accept(id);
    reschedule(id, FRIDAY_0800);

    assertThat(accept(id).slot()).isEqualTo(new Slot(FRIDAY_0800));
    assertThat(freeOn(FRIDAY)).containsExactly(FRIDAY_0850, FRIDAY_0940, FRIDAY_1030);
  }

  @Test
  void to_the_time_that_it_has_it_stays_as_it_was() {
    AppointmentId id = accepted(FRIDAY_0800);
    Appointment before = kept(id);
    List<DomainEvent> events = clinic.events();

    assertThat(reschedule(id, FRIDAY_0800)).usingRecursiveComparison().isEqualTo(before);

    assertThat(kept(id)).usingRecursiveComparison().isEqualTo(before);
    assertThat(clinic.events()).isEqualTo(events);
  }

  @Test
  void a_command_that_is_given_again_after_the_doctor_has_accepted_does_not_undo_that() {
    AppointmentId id = booked(FRIDAY_0800);
    reschedule(id, FRIDAY_0850);
    Appointment accepted = accept(id);

    assertThat(reschedule(id, FRIDAY_0850).state()).isEqualTo(accepted.state());
  }

  @Test
  void a_command_that_is_given_again_asks_for_nothing_that_is_no_longer_on_offer() {
    AppointmentId id = booked(FRIDAY_0800);
    reschedule(id, FRIDAY_0850);
    clinic.openEveryDay(ana, "13:00", "18:00");

    assertThat(reschedule(id, FRIDAY_0850).slot()).isEqualTo(new Slot(FRIDAY_0850));
  }

  private void assertStays(AppointmentId id, Violation violation, Instant startsAt) {
    Appointment before = kept(id);
    List<DomainEvent> events = clinic.events();

    assertRefused(violation, () -> reschedule(id, startsAt));

    assertThat(kept(id)).usingRecursiveComparison().isEqualTo(before);
    assertThat(clinic.events()).isEqualTo(events);
    if (clock.instant().isBefore(before.slot().startsAt())) {
      assertThat(freeOn(FRIDAY)).doesNotContain(before.slot().startsAt());
      assertRefused(
          new SlotAlreadyTaken(ana, before.slot().startsAt()),
          () -> book(rita, ana, before.slot().startsAt()));
    }
  }
}
