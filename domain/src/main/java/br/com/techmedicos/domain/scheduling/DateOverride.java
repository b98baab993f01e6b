package br.com.techmedicos.domain.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a doctor does on one date instead of the weekly windows that start on it. The tail of the
 * night before stays.
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
