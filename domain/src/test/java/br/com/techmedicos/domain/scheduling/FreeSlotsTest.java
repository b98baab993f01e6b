package br.com.techmedicos.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  private static final SampleTemplate HOURS =
      SampleTemplate.in("America/Sao_Paulo")
          .every(DayOfWeek.MONDAY, "09:00-12:20", "14:00-17:20")
          .notice(Duration.ofHours(1));

  private static List<Slot> free(Slot... taken) {
    return free(HeldSlotsOf.later(taken)).slots();
  }

  private static FreeSlots free(List<HeldSlot> taken) {
    return FreeSlots.of(HOURS.agenda(), MONDAY, MONDAY, new Taken(taken), NOW);
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
    LocalDate tuesday = MONDAY.plusDays(1);
    Taken taken = new Taken(HeldSlotsOf.later(at(0)));

    assertThat(FreeSlots.of(HOURS.agenda(), tuesday, tuesday, taken, NOW).slots()).isEmpty();
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

  @Test
  void hold_until_the_notice_for_the_first_gets_too_short() {
    assertThat(free(List.of()).holdsUntil()).isEqualTo(NINE.minus(Duration.ofHours(1)));
    assertThat(free(HeldSlotsOf.later(at(0), at(50))).holdsUntil())
        .isEqualTo(at(100).startsAt().minus(Duration.ofHours(1)));
  }

  @Test
  void hold_until_a_request_expires_and_frees_its_slot() {
    Instant deadline = NOW.plusSeconds(60);

    assertThat(free(List.of(new HeldSlot(at(350), deadline))).holdsUntil()).isEqualTo(deadline);
  }

  @Test
  void hold_until_the_next_day_begins_on_the_calendar_of_the_doctor() {
    assertThat(free(HeldSlotsOf.later(OFFERED.toArray(Slot[]::new))).holdsUntil())
        .isEqualTo(Instant.parse("2026-11-24T03:00:00Z"));
    LocalDate nextMonday = MONDAY.plusDays(7);
    assertThat(FreeSlots.of(HOURS.agenda(), nextMonday, nextMonday, new Nobody(), NOW).holdsUntil())
        .isEqualTo(Instant.parse("2026-11-24T03:00:00Z"));
  }

  /** Whatever the time is, the same slots are free until the list ends. */
  @Test
  void are_the_same_at_every_instant_before_they_end() {
    SampleTemplate hours = HOURS.horizon(14).notice(Duration.ofHours(26));
    List<HeldSlot> requests =
        List.of(
            new HeldSlot(at(50), NOW.plus(Duration.ofHours(5))),
            new HeldSlot(at(7 * 24 * 60), NOW.plus(Duration.ofHours(37))));
    LocalDate to = MONDAY.plusDays(30);
    FreeSlots listed = null;
    int lists = 0;
    for (Instant now = NOW.minus(Duration.ofDays(3));
        now.isBefore(NOW.plus(Duration.ofDays(9)));
        now = now.plus(Duration.ofMinutes(5))) {
      FreeSlots present = FreeSlots.of(hours.agenda(), MONDAY, to, new Until(requests), now);
      if (listed != null && now.isBefore(listed.holdsUntil())) {
        assertThat(present).isEqualTo(listed);
      } else {
        listed = present;
        lists++;
      }
    }
    assertThat(lists).isGreaterThan(12);
  }

  /** Slots that are taken for longer than any list holds. */
  private static final class HeldSlotsOf {

    static List<HeldSlot> later(Slot... slots) {
      return Stream.of(slots)
          .map(slot -> new HeldSlot(slot, NOW.plus(Duration.ofDays(99))))
          .toList();
    }
  }

  /** A doctor's slots that are taken, which are asked for as they should be. */
  private record Taken(List<HeldSlot> slots) implements Occupied {

    @Override
    public List<HeldSlot> occupied(DoctorId doctor, Instant from, Instant to, Instant now) {
      assertThat(doctor).isEqualTo(SampleTemplate.DOCTOR);
      assertThat(from).isEqualTo(NINE);
      assertThat(to).isEqualTo(at(500).startsAt());
      assertThat(now).isEqualTo(NOW);
      return slots;
    }
  }

  /** Requests that take their slots until they expire. */
  private record Until(List<HeldSlot> slots) implements Occupied {

    @Override
    public List<HeldSlot> occupied(DoctorId doctor, Instant from, Instant to, Instant now) {
      return slots.stream()
          .filter(held -> held.until().isAfter(now))
          .filter(held -> held.slot().endsAt().isAfter(from))
          .filter(held -> held.slot().startsAt().isBefore(to))
          .toList();
    }
  }

  /** Nothing is taken. */
  private record Nobody() implements Occupied {

    @Override
    public List<HeldSlot> occupied(DoctorId doctor, Instant from, Instant to, Instant now) {
      return List.of();
    }
  }

  /** Of all appointments, only what they take is asked for. */
  private interface Occupied extends Appointments {

    @Override
    default Map<DoctorId, List<HeldSlot>> occupied(
        Collection<DoctorId> doctors, Instant from, Instant to, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    default void add(Appointment appointment) {
      throw new UnsupportedOperationException();
    }

    @Override
    default Optional<Appointment> find(AppointmentId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    default void update(Appointment appointment) {
      throw new UnsupportedOperationException();
    }

    @Override
    default List<Appointment> inTheWay(PatientId patient, DoctorId doctor, Slot slot) {
      throw new UnsupportedOperationException();
    }

    @Override
    default List<Appointment> awaitingAnswer(PatientId patient) {
      throw new UnsupportedOperationException();
    }

    @Override
    default boolean anyCompleted(PatientId patient) {
      throw new UnsupportedOperationException();
    }

    @Override
    default List<Appointment> overdue(Instant now, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    default List<Appointment> upcoming(DoctorId doctor, Instant now) {
      throw new UnsupportedOperationException();
    }
  }
}
