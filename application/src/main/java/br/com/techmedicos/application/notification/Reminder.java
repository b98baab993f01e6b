package br.com.techmedicos.application.notification;

import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A reminder of a consultation, planned when the doctor accepted it.
 *
 * @param dueAt when it is to be sent
 * @param startsAt when the consultation started, as planned then
 */
public record Reminder(AppointmentId appointment, Instant dueAt, Instant startsAt) {

  /** How long before the start a party is reminded. */
  public static final List<Duration> LEADS = List.of(Duration.ofHours(24), Duration.ofHours(1));

  /**
   * Whether to tell it would be too late: the consultation has started, or the next reminder is
   * due.
   *
   * @param planned when the reminder was due, or was found to be
   */
  static boolean isOvertaken(Instant startsAt, Instant planned, Instant now) {
    return !startsAt.isAfter(now)
        || LEADS.stream()
            .map(startsAt::minus)
            .anyMatch(next -> next.isAfter(planned) && !next.isAfter(now));
  }
}
