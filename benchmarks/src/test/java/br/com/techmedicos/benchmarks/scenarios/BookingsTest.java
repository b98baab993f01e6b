package br.com.techmedicos.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.benchmarks.scenarios.Bookings.Booking;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 12, 23})
  void whatever_the_hour_nobody_is_at_two_doctors_in_two_zones_at_once(int hour) {
    Instant now = Instant.parse("2026-11-29T00:30:00Z").plusSeconds(3600L * hour);
    List<LoggedInPatient> patients =
        IntStream.rangeClosed(0, 2 * Clinic.SLOTS_A_DAY)
            .mapToObj(n -> new LoggedInPatient(new PatientId(new UUID(0, n)), "cpf", "email"))
            .toList();
    Bookings bookings =
        new Bookings(
            List.of(doctor("America/Noronha", 7), doctor("America/Rio_Branco", 4)), patients, now);

    Map<PatientId, List<Slot>> booked = new HashMap<>();
    while (bookings.size() > 0) {
      Booking next = bookings.next();
      booked.computeIfAbsent(next.patient().id(), id -> new ArrayList<>()).add(next.slot());
    }

    assertThat(booked).hasSameSizeAs(patients);
    assertThat(booked.values()).allSatisfy(BookingsTest::shareNoTime);
  }

  private static void shareNoTime(List<Slot> slots) {
    assertThat(slots)
        .hasSize(5)
        .allSatisfy(one -> assertThat(slots).filteredOn(one::overlaps).containsExactly(one));
  }

  private static ListedDoctor doctor(String zone, int opens) {
    DoctorId id = new DoctorId(UUID.randomUUID());
    LocalTime start = LocalTime.of(opens, 0);
    Window window = new Window(start, start.plus(Slot.LENGTH.multipliedBy(Clinic.SLOTS_A_DAY)));
    AgendaTemplate template =
        new AgendaTemplate(
            new ZoneRegion(zone),
            MinimumNotice.ofMinutes(60),
            new Horizon(60),
            Stream.of(DayOfWeek.values()).map(day -> new WeeklyWindow(day, window)).toList(),
            List.of());
    return new ListedDoctor(id, Agenda.restore(id, template, 1));
  }
}
