package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts failed logins: of a device, from one address, for one identifier, or for a pair of both.
 *
 * @param failures how many failed
 * @param lastFailureAt when the last one failed, or was first turned away; of a count that drains,
 *     the instant up to which it has drained
 * @param lastSuccessAt when one last succeeded
 * @param version how often it was written
 */
public record LoginTally(
    TallyKey key,
    int failures,
    Optional<Instant> lastFailureAt,
    Optional<Instant> lastSuccessAt,
    long version) {

  /** After this time without a failure, a count starts again, unless it is a device's. */
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

  /** Nothing counted, but as well known. */
  LoginTally emptied() {
    return new LoginTally(key, 0, Optional.empty(), lastSuccessAt, 0);
  }

  /** Whether there was no failure after an instant. */
  boolean isSilentSince(Instant since) {
    return lastFailureAt.filter(last -> last.isAfter(since)).isEmpty();
  }

  boolean isKnown(Instant now) {
    return lastSuccessAt.filter(last -> now.isBefore(last.plus(ACQUAINTANCE))).isPresent();
  }

  LoginTally counted(int failures, Instant lastFailureAt) {
    return new LoginTally(key, failures, Optional.of(lastFailureAt), lastSuccessAt, version + 1);
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
