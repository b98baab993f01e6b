package br.com.techmedicos.stories.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.CancelDay;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaPublished;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentState;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.ClinicStory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A doctor's bad day: everybody is told once, and nobody comes. */
class CancelledDayTest extends ClinicStory {

  private static final Reason ILL = new Reason("Estou doente.");

  @Test
  void all_that_was_to_come_that_day_is_cancelled_and_the_day_is_closed() {
    AppointmentId accepted = accepted(FRIDAY_0800);
    AppointmentId waiting = book(rita, ana, FRIDAY_0940);
    AppointmentId nextDay = booked(FRIDAY_0800.plus(Duration.ofDays(1)));

    assertThat(cancel(FRIDAY)).containsExactly(accepted, waiting);

    for (AppointmentId id : List.of(accepted, waiting)) {
      assertThat(kept(id).state())
          .isEqualTo(new AppointmentState.Cancelled(Canceller.DOCTOR, ILL, SEVEN));
      assertThat(eventsOf(id)).endsWith(new AppointmentCancelled(id, Canceller.DOCTOR, SEVEN));
    }
    assertThat(freeOn(FRIDAY)).isEmpty();
    assertThat(kept(nextDay).status()).isEqualTo(AppointmentStatus.REQUESTED);
    assertThat(freeOn(FRIDAY.plusDays(1))).hasSize(3);
    assertThat(freeOn(FRIDAY.plusDays(7))).hasSize(4);
    assertThatThrownBy(() -> booked(FRIDAY_0850))
        .isInstanceOf(DomainException.class)
        .extracting("violation")
        .isEqualTo(new SchedulingViolation.SlotNotOnAgenda());
  }

  @Test
  void a_repetition_cancels_nothing_and_tells_nobody() {
    AppointmentId id = accepted(FRIDAY_0800);
    cancel(FRIDAY);
    int told = clinic.events().size();
    long version = agenda().version();

    assertThat(cancel(FRIDAY)).isEmpty();

    assertThat(clinic.events()).hasSize(told);
    assertThat(eventsOf(id)).filteredOn(AppointmentCancelled.class::isInstance).hasSize(1);
    assertThat(agenda().version()).isEqualTo(version);
  }

  @Test
  void a_day_without_appointments_is_closed_too() {
    assertThat(cancel(FRIDAY)).isEmpty();

    assertThat(freeOn(FRIDAY)).isEmpty();
    assertThat(clinic.events()).endsWith(new AgendaPublished(ana, SEVEN));
  }

  @Test
  void what_has_begun_expired_or_is_anothers_stays_as_it_was() {
    AppointmentId begun = accepted(FRIDAY_0800);
    AppointmentId expired = book(rita, ana, FRIDAY_1030);
    DoctorId other = anotherDoctor("654321");
    AppointmentId others = book(rita, other, FRIDAY_0850);
    clock.advance(Duration.between(SEVEN, FRIDAY_0800));
    int before = clinic.events().size();

    assertThat(cancel(FRIDAY)).isEmpty();

    assertThat(kept(begun).status()).isEqualTo(AppointmentStatus.ACCEPTED);
    assertThat(kept(expired).asOf(clock.instant()).status()).isEqualTo(AppointmentStatus.EXPIRED);
    assertThat(eventsOf(others)).hasSize(1);
    assertThat(clinic.events()).hasSize(before + 1); // the agenda
  }

  @Test
  void a_night_that_reaches_into_the_day_ends_before_it() {
    clinic.openEveryDay(ana, "22:00", "02:00"); // 22:00, 22:50, 23:40, 00:30
    LocalDate thursday = FRIDAY.minusDays(1);
    assertThat(freeOn(FRIDAY)).hasSize(4);

    cancel(FRIDAY);

    assertThat(freeOn(FRIDAY)).isEmpty();
    assertThat(freeOn(thursday)).hasSize(4);
    assertThat(freeOn(FRIDAY.plusDays(1))).as("the night of Friday is off").hasSize(3);
    long version = agenda().version();
    cancel(FRIDAY);
    assertThat(agenda().version()).isEqualTo(version);
  }

  @Test
  void a_day_that_has_passed_cannot_be_called_off() {
    LocalDate yesterday = MONDAY.minusDays(1);

    assertThatThrownBy(() -> cancel(yesterday))
        .isInstanceOf(DomainException.class)
        .extracting("violation")
        .isEqualTo(new SchedulingViolation.DayOver(yesterday));
    assertThat(cancel(MONDAY)).isEmpty();
  }

  @Test
  void whoever_is_no_doctor_has_no_day() {
    DoctorId nobody = new DoctorId(clinic.ids().next());

    assertThatThrownBy(
            () ->
                clinic.scheduling().cancelDay().handle(new CancelDay.Command(nobody, FRIDAY, ILL)))
        .isInstanceOf(DomainException.class)
        .extracting("violation")
        .isEqualTo(new UseCaseViolation.NotFound());
  }

  private List<AppointmentId> cancel(LocalDate date) {
    List<AppointmentDetails> cancelled =
        clinic.scheduling().cancelDay().handle(new CancelDay.Command(ana, date, ILL));
    assertThat(cancelled)
        .allMatch(each -> each.appointment().status() == AppointmentStatus.CANCELLED);
    return cancelled.stream().map(each -> each.appointment().id()).toList();
  }

  private Agenda agenda() {
    return clinic.scheduling().viewAgenda().handle(new ViewAgenda.Query(ana));
  }
}
