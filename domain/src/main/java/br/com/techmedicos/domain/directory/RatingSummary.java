package br.com.techmedicos.domain.directory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The total of all ratings of a doctor.
 *
 * @param stars the sum of all stars
 */
public record RatingSummary(long stars, long count) {

  /** No rating yet. */
  public static final RatingSummary NONE = new RatingSummary(0, 0);

  /** The mean of all ratings, rounded half up to two decimals; empty without a rating. */
  public Optional<BigDecimal> average() {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(stars).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP));
  }
}
