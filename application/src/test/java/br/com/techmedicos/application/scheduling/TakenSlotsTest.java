package br.com.techmedicos.application.scheduling;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was read before a change is not believed after it, and the memory is bounded. */
class TakenSlotsTest {

  private static final Instant MONDAY_0700 = Instant.parse("2026-11-23T10:00:00Z");
  private static final Slot FRIDAY_0800 = new Slot(Instant.parse("2026-11-27T11:00:00Z"));
  private static final DoctorId ANA = doctor(1);

  private final TakenSlots taken = new TakenSlots();

  private static DoctorId doctor(long number) {
    return new DoctorId(new UUID(0x7000L, number));
  }

  private static void seen(TakenSlots.Sightings sightings, DoctorId doctor) {
    Appointment holder =
        Appointment.request(
                new AppointmentId(new UUID(0x7000L, 2)),
                doctor,
                new PatientId(new UUID(0x7000L, 3)),
                FRIDAY_0800,
                Money.parse("250.00"),
                MONDAY_0700)
            .aggregate();
    AgendaTemplate mornings =
        new AgendaTemplate(
            new ZoneRegion("America/Sao_Paulo"),
            MinimumNotice.ofMinutes(60),
            new Horizon(30),
            List.of(
                new WeeklyWindow(
                    DayOfWeek.FRIDAY, new Window(LocalTime.of(8, 0), LocalTime.of(12, 0)))),
            List.of());
    sightings.add(holder, Agenda.restore(doctor, mornings, 1), FRIDAY_0800, MONDAY_0700);
  }

  private void assertTaken(DoctorId doctor) {
    assertThatThrownBy(() -> taken.requireUnseen(doctor, FRIDAY_0800, MONDAY_0700))
        .isInstanceOf(DomainException.class);
  }

  private void assertUnseen(DoctorId doctor) {
    assertThatCode(() -> taken.requireUnseen(doctor, FRIDAY_0800, MONDAY_0700))
        .doesNotThrowAnyException();
  }

  @Test
  void what_is_seen_counts_until_something_changes() {
    assertUnseen(ANA);
    seen(taken.of(ANA), ANA);
    assertTaken(ANA);

    taken.forget(ANA);

    assertUnseen(ANA);
  }

  @Test
  void what_was_read_before_a_change_and_is_told_after_it_counts_for_nobody() {
    TakenSlots.Sightings before = taken.of(ANA);

    taken.forget(ANA);
    seen(before, ANA);

    assertUnseen(ANA);
    seen(taken.of(ANA), ANA);
    seen(before, ANA);
    assertTaken(ANA);
  }

  @Test
  void however_many_doctors_are_asked_for_the_last_ones_are_kept() {
    for (int i = 1; i <= 10_000; i++) {
      seen(taken.of(doctor(i)), doctor(i));
    }

    assertUnseen(ANA);
    assertUnseen(doctor(9_000));
    assertTaken(doctor(9_900));
    assertTaken(doctor(10_000));
  }
}
