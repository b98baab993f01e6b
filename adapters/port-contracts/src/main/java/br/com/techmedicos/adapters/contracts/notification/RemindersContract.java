package br.com.techmedicos.adapters.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.notification.Reminder;
import br.com.techmedicos.application.notification.Reminders;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link Reminders}. */
@Promises
public abstract class RemindersContract {

  private static final Instant DUE = Instant.parse("2026-11-24T12:00:00Z");
  private static final int ALL = 10_000;

  private final AppointmentId appointment = new AppointmentId(UniqueData.id());

  /** Returns the reminders under test. */
  protected abstract Reminders reminders();

  @Test
  void a_reminder_is_due_from_its_time_on() {
    Reminder reminder = planned(DUE);

    assertThat(due(DUE.minusMillis(1))).isEmpty();
    assertThat(due(DUE)).containsExactly(reminder);
  }

  @Test
  void the_longest_due_comes_first_and_no_more_come_than_wanted() {
    Reminder later = planned(DUE.plusSeconds(1));
    Reminder earlier = planned(DUE);

    assertThat(due(DUE.plusSeconds(1))).containsExactly(earlier, later);
    assertThat(reminders().due(DUE.plusSeconds(1), 1)).hasSize(1);
  }

  @Test
  void planned_twice_it_is_one_reminder_of_the_later_plan() {
    planned(DUE);
    Reminder moved = new Reminder(appointment, DUE, DUE.plus(Duration.ofHours(1)));
    reminders().plan(moved);

    assertThat(due(DUE)).containsExactly(moved);
  }

  @Test
  void a_reminder_is_removed_once() {
    Reminder reminder = planned(DUE);

    assertThat(reminders().remove(reminder)).isTrue();
    assertThat(reminders().remove(reminder)).isFalse();
    assertThat(due(DUE)).isEmpty();
  }

  private Reminder planned(Instant dueAt) {
    Reminder reminder = new Reminder(appointment, dueAt, dueAt.plus(Duration.ofHours(24)));
    reminders().plan(reminder);
    return reminder;
  }

  private List<Reminder> due(Instant now) {
    return reminders().due(now, ALL).stream()
        .filter(reminder -> reminder.appointment().equals(appointment))
        .toList();
  }
}
