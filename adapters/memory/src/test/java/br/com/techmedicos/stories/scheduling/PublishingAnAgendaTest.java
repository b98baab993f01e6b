package br.com.techmedicos.stories.scheduling;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaPublished;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.DateOverride;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.HorizonOutOfRange;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.TooManyOverrides;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.ZoneRegion;
import br.com.techmedicos.stories.ClinicStory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A doctor edits the agenda; what is booked stays as it is. */
class PublishingAnAgendaTest extends ClinicStory {

  @Test
  void a_doctor_who_published_none_sees_an_empty_one_in_their_own_zone() {
    DoctorId bia = clinic.admitDoctor("Bia Lima", "654321", "100.00");

    Agenda agenda = view(bia);

    assertThat(agenda.version()).isZero();
    assertThat(agenda.template().zone()).isEqualTo(new ZoneRegion("America/Sao_Paulo"));
    assertThat(agenda.template().weekly()).isEmpty();
    assertThat(clinic.agendas().find(bia)).isEmpty();
  }

  @Test
  void nobody_has_no_agenda() {
    assertRefused(new UseCaseViolation.NotFound(), () -> view(new DoctorId(clinic.ids().next())));
  }

  @Test
  void what_is_published_is_seen_and_told() {
    Agenda published = publish(1, 45, List.of(new DateOverride(FRIDAY, List.of())));

    assertThat(published.version()).isEqualTo(2);
    assertThat(view(ana)).usingRecursiveComparison().isEqualTo(published);
    assertThat(clinic.events()).endsWith(new AgendaPublished(ana, SEVEN));
    assertThat(published.template())
        .isEqualTo(template(45, List.of(new DateOverride(FRIDAY, List.of()))));
  }

  @Test
  void whoever_edits_a_version_that_is_not_the_last_is_told_so() {
    publish(1, 45, List.of());

    assertRefused(new UseCaseViolation.VersionMismatch(), () -> publish(1, 30, List.of()));
    assertRefused(new UseCaseViolation.VersionMismatch(), () -> publish(3, 30, List.of()));

    assertThat(view(ana).template().horizon()).isEqualTo(new Horizon(45));
  }

  @Test
  void an_agenda_that_cannot_be_is_not_published() {
    assertRefused(new HorizonOutOfRange(365), () -> publish(1, 366, List.of()));

    assertThat(view(ana).version()).isEqualTo(1);
    assertThat(clinic.events()).hasOnlyElementsOfType(AgendaPublished.class).hasSize(1);
  }

  @Test
  void a_full_list_of_days_off_has_room_again_when_old_ones_have_passed() {
    List<DateOverride> full =
        IntStream.range(0, AgendaTemplate.MAXIMUM_OVERRIDES)
            .mapToObj(i -> new DateOverride(MONDAY.plusDays(i), List.of()))
            .toList();
    List<DateOverride> oneMore = new ArrayList<>(full);
    oneMore.add(new DateOverride(MONDAY.plusDays(400), List.of()));
    publish(1, 45, full);
    assertRefused(new TooManyOverrides(400), () -> publish(2, 45, oneMore));

    clock.advance(Duration.ofDays(1));

    assertThat(publish(2, 45, oneMore).template().overrides()).isEqualTo(oneMore);
    clock.advance(Duration.ofDays(1));
    assertThat(publish(3, 45, oneMore).template().overrides()).isEqualTo(oneMore.subList(1, 401));
  }

  @Test
  void a_day_off_neither_moves_nor_drops_what_is_booked() {
    AppointmentId requested = booked(FRIDAY_0800);
    AppointmentId accepted = accepted(FRIDAY_0940);

    publish(1, 45, List.of(new DateOverride(FRIDAY, List.of())));

    assertThat(freeOn(FRIDAY)).isEmpty();
    assertThat(kept(requested).slot()).isEqualTo(new Slot(FRIDAY_0800));
    assertThat(kept(requested).status()).isEqualTo(AppointmentStatus.REQUESTED);
    assertThat(accept(requested).status()).isEqualTo(AppointmentStatus.ACCEPTED);
    clock.setTo(FRIDAY_0940);
    assertThat(complete(accepted).slot()).isEqualTo(new Slot(FRIDAY_0940));
  }

  @Test
  void slots_that_would_overlap_what_is_booked_are_not_offered() {
    booked(FRIDAY_0850);

    clinic.openEveryDay(ana, "08:25", "12:35"); // 8:25, 9:15, 10:05, 10:55, 11:45

    assertThat(freeOn(FRIDAY))
        .containsExactly(
            FRIDAY_0800.plus(Duration.ofMinutes(125)),
            FRIDAY_0800.plus(Duration.ofMinutes(175)),
            FRIDAY_0800.plus(Duration.ofMinutes(225)));
  }

  private Agenda view(DoctorId doctor) {
    return clinic.scheduling().viewAgenda().handle(new ViewAgenda.Query(doctor));
  }

  private Agenda publish(long expectedVersion, int horizonDays, List<DateOverride> overrides) {
    return clinic
        .scheduling()
        .publishAgenda()
        .handle(new PublishAgenda.Command(ana, expectedVersion, template(horizonDays, overrides)));
  }

  private static AgendaTemplate template(int horizonDays, List<DateOverride> overrides) {
    return new AgendaTemplate(
        new ZoneRegion("America/Manaus"),
        MinimumNotice.ofMinutes(120),
        new Horizon(horizonDays),
        List.of(
            new WeeklyWindow(
                DayOfWeek.FRIDAY, new Window(LocalTime.of(8, 0), LocalTime.of(12, 0)))),
        overrides);
  }
}
