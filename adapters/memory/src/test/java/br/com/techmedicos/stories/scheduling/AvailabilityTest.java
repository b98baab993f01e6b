package br.com.techmedicos.stories.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.DateOverride;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Searches show when a doctor is next available, as it was when last looked. */
class AvailabilityTest extends ClinicStory {

  private static final Instant MONDAY_0800 = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant MONDAY_0850 = Instant.parse("2026-11-23T11:50:00Z");
  private static final Duration NOTICE = Duration.ofHours(1);
  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  @Test
  void a_published_agenda_is_looked_at() {
    assertThat(shown(ana)).isEmpty();

    assertThat(refreshAvailability()).isEqualTo(1);

    assertThat(shown(ana)).contains(MONDAY_0800);
  }

  @Test
  void what_still_holds_is_not_looked_at_again() {
    clock.advance(MICROSECOND); // too late for eight o'clock
    refreshAvailability();

    assertThat(refreshAvailability()).isZero();
    clock.setTo(MONDAY_0850.minus(NOTICE).minus(MICROSECOND));
    assertThat(refreshAvailability()).isZero();
    assertThat(shown(ana)).contains(MONDAY_0850);
  }

  @Test
  void a_slot_is_next_until_there_is_too_little_notice_for_it() {
    refreshAvailability();

    clock.setTo(MONDAY_0800.minus(NOTICE).plus(MICROSECOND));
    assertThat(refreshAvailability()).isEqualTo(1);

    assertThat(shown(ana)).contains(MONDAY_0850);
  }

  @Test
  void a_booking_takes_the_slot_and_a_cancellation_gives_it_back() {
    refreshAvailability();
    AppointmentId id = booked(MONDAY_0800);
    assertThat(refreshAvailability()).isEqualTo(1);
    assertThat(shown(ana)).contains(MONDAY_0850);

    cancel(id, Participant.of(jose));

    assertThat(refreshAvailability()).isEqualTo(1);
    assertThat(shown(ana)).contains(MONDAY_0800);
  }

  @Test
  void a_doctor_who_is_booked_for_a_week_is_available_the_week_after() {
    for (int day = 0; day < 8; day++) {
      for (int slot = 0; slot < 4; slot++) {
        book(
            anotherPatient(),
            ana,
            MONDAY_0800.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(50L * slot)));
      }
    }

    refreshAvailability();

    assertThat(shown(ana)).contains(MONDAY_0800.plus(Duration.ofDays(8)));
  }

  @Test
  void a_doctor_may_be_available_on_the_last_day_of_the_horizon_only() {
    publishOnly(MONDAY.plusDays(13), 13);

    refreshAvailability();

    assertThat(shown(ana)).contains(MONDAY_0800.plus(Duration.ofDays(13)));
  }

  @Test
  void a_doctor_without_a_free_slot_is_looked_at_again_tomorrow() {
    publishOnly(MONDAY.plusDays(14), 13); // a day too far, today
    refreshAvailability();
    assertThat(shown(ana)).isEmpty();
    Instant midnight = MONDAY.plusDays(1).atStartOfDay(ZoneId.of("America/Sao_Paulo")).toInstant();

    clock.setTo(midnight.minus(MICROSECOND));
    assertThat(refreshAvailability()).isZero();
    clock.setTo(midnight);
    assertThat(refreshAvailability()).isEqualTo(1);

    assertThat(shown(ana)).contains(MONDAY_0800.plus(Duration.ofDays(14)));
  }

  @Test
  void many_doctors_are_looked_at_batch_by_batch() {
    for (int i = 0; i < 500; i++) {
      anotherDoctor(String.valueOf(2000 + i));
    }
    clock.advance(MICROSECOND); // too late for eight o'clock, so that what is found holds a while

    assertThat(refreshAvailability()).isEqualTo(500);
    assertThat(refreshAvailability()).isEqualTo(1);
  }

  private void publishOnly(LocalDate date, int horizonDays) {
    Agenda before = clinic.agendas().find(ana).orElseThrow();
    clinic
        .scheduling()
        .publishAgenda()
        .handle(
            new PublishAgenda.Command(
                ana,
                before.version(),
                new AgendaTemplate(
                    before.template().zone(),
                    before.template().minimumNotice(),
                    new Horizon(horizonDays),
                    List.of(),
                    List.of(
                        new DateOverride(
                            date, List.of(new Window(LocalTime.of(8, 0), LocalTime.of(9, 0))))))));
  }

  private Optional<Instant> shown(DoctorId doctor) {
    return clinic.doctorListings().find(doctor).flatMap(DoctorListing::nextAvailableAt);
  }
}
