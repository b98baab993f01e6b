package br.com.techmedicos.application.notification;

import java.time.Instant;
import java.util.List;

/** The reminders that are planned. */
public interface Reminders {

  /** Plans a reminder. A reminder of the same appointment at the same time is the same one. */
  void plan(Reminder reminder);

  /**
   * Returns reminders that are due, the longest due first.
   *
   * @param limit the most reminders
   */
  List<Reminder> due(Instant now, int limit);

  /**
   * Removes a reminder.
   *
   * @return false if there is none any more
   */
  boolean remove(Reminder reminder);
}
