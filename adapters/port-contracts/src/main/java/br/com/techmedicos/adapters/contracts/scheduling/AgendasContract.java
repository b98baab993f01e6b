package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.DateOverride;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.StaleVersion;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Agendas}. */
@Promises
public abstract class AgendasContract {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final ZoneRegion SAO_PAULO = new ZoneRegion("America/Sao_Paulo");
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

  private final DoctorId doctor = new DoctorId(UniqueData.id());

  /** Returns the agendas under test. */
  protected abstract Agendas agendas();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_doctor_who_published_none_has_none() {
    assertThat(agendas().find(doctor)).isEmpty();
  }

  @Test
  void the_agendas_of_many_doctors_are_found_but_of_those_who_published_none() {
    DoctorId other = new DoctorId(UniqueData.id());
    for (DoctorId publishing : List.of(doctor, other)) {
      Agenda published =
          publish(
              Agenda.empty(publishing, SAO_PAULO),
              SAO_PAULO,
              MinimumNotice.ofMinutes(60),
              new Horizon(30),
              List.of(new WeeklyWindow(DayOfWeek.MONDAY, window("08:00", "12:00"))),
              List.of());
      unitOfWork().run(() -> agendas().save(published));
    }

    assertThat(agendas().find(List.of(other, new DoctorId(UniqueData.id()), doctor)))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(
            agendas().find(doctor).orElseThrow(), agendas().find(other).orElseThrow());
    assertThat(agendas().find(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Sao_Paulo",
        "America/Rio_Branco",
        "America/Noronha",
        "America/Argentina/ComodRivadavia",
        "UTC"
      })
  void an_agenda_is_found_as_it_was_published(String zone) {
    Agenda agenda =
        publish(
            Agenda.empty(doctor, SAO_PAULO),
            new ZoneRegion(zone),
            new MinimumNotice(MinimumNotice.MAXIMUM),
            new Horizon(365),
            List.of(
                new WeeklyWindow(DayOfWeek.SUNDAY, window("22:30", "01:10")),
                new WeeklyWindow(DayOfWeek.MONDAY, window("08:00", "12:00")),
                new WeeklyWindow(DayOfWeek.MONDAY, window("12:00", "00:00"))),
            List.of(
                new DateOverride(CHRISTMAS, List.of()),
                new DateOverride(
                    CHRISTMAS.plusDays(1),
                    List.of(window("00:00", "00:50"), window("23:55", "00:45")))));

    save(agenda);

    assertSame(found(), agenda);
  }

  @Test
  void an_agenda_without_any_window_is_an_agenda() {
    Agenda agenda =
        publish(
            Agenda.empty(doctor, SAO_PAULO),
            SAO_PAULO,
            MinimumNotice.ofMinutes(0),
            new Horizon(1),
            List.of(),
            List.of());

    save(agenda);

    assertSame(found(), agenda);
  }

  @Test
  void the_fullest_agenda_there_can_be_is_kept() {
    List<Window> fullDay =
        IntStream.range(0, 28)
            .mapToObj(i -> LocalTime.MIDNIGHT.plusMinutes(50L * i))
            .map(start -> new Window(start, start.plusMinutes(50)))
            .toList();
    List<WeeklyWindow> fullWeek = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      fullDay.forEach(window -> fullWeek.add(new WeeklyWindow(day, window)));
    }
    List<DateOverride> everyDay =
        IntStream.range(0, AgendaTemplate.MAXIMUM_OVERRIDES)
            .mapToObj(i -> new DateOverride(CHRISTMAS.plusDays(i), fullDay))
            .toList();
    Agenda agenda =
        publish(
            Agenda.empty(doctor, SAO_PAULO),
            SAO_PAULO,
            MinimumNotice.ofMinutes(60),
            new Horizon(60),
            fullWeek,
            everyDay);

    save(agenda);

    assertSame(found(), agenda);
  }

  @Test
  void an_agenda_published_later_takes_the_place_of_the_one_before() {
    Agenda first = onMondays(Agenda.empty(doctor, SAO_PAULO), "08:00", "12:00");
    Agenda second = onMondays(first, "13:00", "18:00");
    save(first);

    save(second);

    assertSame(found(), second);
  }

  @Test
  void an_agenda_that_does_not_follow_the_one_kept_is_refused() {
    Agenda first = onMondays(Agenda.empty(doctor, SAO_PAULO), "08:00", "12:00");
    Agenda otherFirst = onMondays(Agenda.empty(doctor, SAO_PAULO), "13:00", "18:00");
    Agenda third = onMondays(onMondays(first, "09:00", "12:00"), "10:00", "12:00");
    save(first);

    assertThatThrownBy(() -> agendas().save(otherFirst)).isInstanceOf(StaleVersion.class);
    assertThatThrownBy(() -> agendas().save(third)).isInstanceOf(StaleVersion.class);

    assertSame(found(), first);
  }

  @Test
  void an_agenda_that_follows_none_is_refused() {
    Agenda second =
        onMondays(onMondays(Agenda.empty(doctor, SAO_PAULO), "08:00", "12:00"), "09:00", "12:00");

    assertThatThrownBy(() -> agendas().save(second)).isInstanceOf(StaleVersion.class);

    assertThat(agendas().find(doctor)).isEmpty();
  }

  @Test
  void each_doctor_has_their_own() {
    Agenda mine = onMondays(Agenda.empty(doctor, SAO_PAULO), "08:00", "12:00");
    Agenda theirs =
        onMondays(Agenda.empty(new DoctorId(UniqueData.id()), SAO_PAULO), "13:00", "18:00");
    save(mine);
    save(theirs);

    assertSame(found(), mine);
  }

  @Test
  void an_agenda_of_work_that_was_undone_is_not_kept() {
    Agenda agenda = onMondays(Agenda.empty(doctor, SAO_PAULO), "08:00", "12:00");

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          agendas().save(agenda);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(agendas().find(doctor)).isEmpty();
  }

  @Test
  void of_first_agendas_published_at_the_same_time_one_is_kept_for_all() {
    List<Callable<Agenda>> publications =
        IntStream.range(0, 8)
            .<Callable<Agenda>>mapToObj(
                i -> {
                  Agenda mine =
                      onMondays(Agenda.empty(doctor, SAO_PAULO), "0" + i + ":00", "12:00");
                  return () ->
                      unitOfWork()
                          .execute(() -> agendas().find(doctor).orElseGet(() -> save(mine)));
                })
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(publications);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(outcomes).allSatisfy(outcome -> assertSame(outcome.answer().orElseThrow(), found()));
  }

  private Agenda found() {
    return agendas().find(doctor).orElseThrow();
  }

  private Agenda save(Agenda agenda) {
    return unitOfWork()
        .execute(
            () -> {
              agendas().save(agenda);
              return agenda;
            });
  }

  private static Agenda onMondays(Agenda before, String start, String end) {
    return publish(
        before,
        SAO_PAULO,
        MinimumNotice.ofMinutes(60),
        new Horizon(60),
        List.of(new WeeklyWindow(DayOfWeek.MONDAY, window(start, end))),
        List.of());
  }

  private static Agenda publish(
      Agenda before,
      ZoneRegion zone,
      MinimumNotice minimumNotice,
      Horizon horizon,
      List<WeeklyWindow> weekly,
      List<DateOverride> overrides) {
    AgendaTemplate template = new AgendaTemplate(zone, minimumNotice, horizon, weekly, overrides);
    return before.publish(template, NOW).aggregate();
  }

  private static Window window(String start, String end) {
    return new Window(LocalTime.parse(start), LocalTime.parse(end));
  }

  /**
   * Compares agendas by their values, because a recursive comparison of the largest agenda takes
   * minutes.
   */
  private static void assertSame(Agenda actual, Agenda expected) {
    assertThat(actual.doctor()).isEqualTo(expected.doctor());
    assertThat(actual.template()).isEqualTo(expected.template());
    assertThat(actual.version()).isEqualTo(expected.version());
  }
}
