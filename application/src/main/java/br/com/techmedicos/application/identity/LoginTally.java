package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts recent failed logins: from one address, for one identifier, or for a pair of both.
 *
 * @param failures how many failed, each within {@link #MEMORY} of the previous one
 * @param lastFailureAt when the last one failed
 * @param lastSuccessAt when one last succeeded
 * @param version how often it was written
 */
public record LoginTally(
    TallyKey key,
    int failures,
    Optional<Instant> lastFailureAt,
    Optional<Instant> lastSuccessAt,
    long version) {

  /** After this time without a failure, the count starts again. */
  public static final Duration MEMORY = Duration.ofHours(1);

  /** How long an address is known after a successful login. */
  public static final Duration ACQUAINTANCE = Duration.ofDays(90);

  public LoginTally {
    Objects.requireNonNull(key);
    Objects.requireNonNull(lastFailureAt);
    Objects.requireNonNull(lastSuccessAt);
  }

  /**
   * An empty tally.
   *
   * @return an empty tally
   */
  public static LoginTally empty(TallyKey key) {
    return new LoginTally(key, 0, Optional.empty(), Optional.empty(), 0);
  }

  int failuresAsOf(Instant now) {
    return lastFailureAt
        .filter(last -> now.isBefore(last.plus(MEMORY)))
        .map(x -> failures)
        .orElse(0);
  }

  boolean isKnown(Instant now) {
    return lastSuccessAt.filter(last -> now.isBefore(last.plus(ACQUAINTANCE))).isPresent();
  }

  LoginTally failed(Instant now) {
    return new LoginTally(key, failuresAsOf(now) + 1, Optional.of(now), lastSuccessAt, version + 1);
  }

  /** Undoes the failure that was counted after {@code before}, but not those counted since. */
  LoginTally without(LoginTally before) {
    return version == before.version + 1
        ? new LoginTally(
            key, before.failures, before.lastFailureAt, before.lastSuccessAt, version + 1)
        : new LoginTally(key, Math.max(0, failures - 1), lastFailureAt, lastSuccessAt, version + 1);
  }

  LoginTally succeeded(Instant now) {
    return new LoginTally(key, 0, Optional.empty(), Optional.of(now), version + 1);
  }
}
