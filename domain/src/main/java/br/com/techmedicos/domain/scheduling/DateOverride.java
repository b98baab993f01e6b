package br.com.techmedicos.domain.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The windows of one date, in place of the weekly windows that start on it. A window of the day
 * before that ends on this date stays.
 *
 * @param date in the agenda's zone
 * @param windows those that start on the date; none makes it a day off
 */
public record DateOverride(LocalDate date, List<Window> windows) {

  public DateOverride {
    Objects.requireNonNull(date);
    windows = List.copyOf(windows);
  }
}
