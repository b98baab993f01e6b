package br.com.techmedicos.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreeSlotsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant NINE = Instant.parse("2026-11-23T12:00:00Z");

  /** Four slots from nine o'clock on, then four from two o'clock on. */
  private static final List<Slot> OFFERED =
      IntStream.of(0, 50, 100, 150, 300, 350, 400, 450).mapToObj(FreeSlotsTest::at).toList();

  private static Slot at(int minutesAfterNine) {
    return new Slot(NINE.plus(Duration.ofMinutes(minutesAfterNine)));
  }

  private static List<Slot> free(Slot... taken) {
    return FreeSlots.of(OFFERED, new Taken(List.of(taken)), SampleTemplate.DOCTOR, NOW);
  }

  private static List<Slot> offeredBut(Slot... gone) {
    return OFFERED.stream().filter(slot -> !List.of(gone).contains(slot)).toList();
  }

  @Test
  void are_all_that_are_offered_if_nothing_is_taken() {
    assertThat(free()).isEqualTo(OFFERED);
  }

  @Test
  void are_none_if_none_is_offered() {
    assertThat(FreeSlots.of(List.of(), new Taken(OFFERED), SampleTemplate.DOCTOR, NOW)).isEmpty();
  }

  @Test
  void are_none_if_all_are_taken() {
    assertThat(free(OFFERED.toArray(Slot[]::new))).isEmpty();
  }

  @Test
  void are_those_that_nobody_has_taken() {
    assertThat(free(at(50), at(300), at(450))).isEqualTo(offeredBut(at(50), at(300), at(450)));
  }

  @Test
  void leave_out_both_slots_that_an_old_appointment_off_the_grid_overlaps() {
    assertThat(free(at(25))).isEqualTo(offeredBut(at(0), at(50)));
    assertThat(free(at(145))).isEqualTo(offeredBut(at(100), at(150)));
  }

  @Test
  void leave_out_a_slot_that_two_old_appointments_overlap() {
    assertThat(free(at(75), at(125))).isEqualTo(offeredBut(at(50), at(100), at(150)));
  }

  @Test
  void may_be_back_to_back_with_what_is_taken() {
    assertThat(free(at(-50), at(200), at(250))).isEqualTo(OFFERED);
  }

  @Test
  void are_not_touched_by_what_is_taken_in_between() {
    assertThat(free(at(210), at(260))).isEqualTo(offeredBut(at(300)));
  }

  /** A doctor's slots that are taken, which are asked for as they should be. */
  private record Taken(List<Slot> slots) implements Appointments {

    @Override
    public List<Slot> occupied(DoctorId doctor, Instant from, Instant to, Instant now) {
      assertThat(doctor).isEqualTo(SampleTemplate.DOCTOR);
      assertThat(from).isEqualTo(NINE);
      assertThat(to).isEqualTo(at(500).startsAt());
      assertThat(now).isEqualTo(NOW);
      return slots;
    }

    @Override
    public void add(Appointment appointment) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Appointment> find(AppointmentId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void update(Appointment appointment) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Appointment> overlapping(DoctorId doctor, Slot slot) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Appointment> awaitingAnswer(PatientId patient) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean anyCompleted(PatientId patient) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Appointment> overdue(Instant now, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Appointment> upcoming(DoctorId doctor, Instant now) {
      throw new UnsupportedOperationException();
    }
  }
}
