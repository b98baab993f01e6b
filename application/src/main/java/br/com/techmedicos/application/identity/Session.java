package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a login opens: a family of refresh tokens, each made from the one before. It ends as a
 * whole.
 *
 * @param id which
 * @param account who logged in
 * @param startedAt when they logged in
 * @param endedAt when it was ended, if it was before its time
 */
public record Session(
    SessionId id, AccountId account, Instant startedAt, Optional<Instant> endedAt) {

  /** How long a session lasts, however busy it is. */
  public static final Duration LIFETIME = Duration.ofDays(30);

  /**
   * Takes a session as a store kept it.
   *
   * @param id which
   * @param account who logged in
   * @param startedAt when they logged in
   * @param endedAt when it was ended, if it was before its time
   */
  public Session {
    Objects.requireNonNull(id);
    Objects.requireNonNull(account);
    Objects.requireNonNull(startedAt);
    Objects.requireNonNull(endedAt);
  }

  /**
   * Someone logs in.
   *
   * @param id a new id
   * @param account who
   * @param now the present
   * @return the session
   */
  public static Session start(SessionId id, AccountId account, Instant now) {
    return new Session(id, account, now, Optional.empty());
  }

  boolean isOver(Instant now) {
    return endedAt.isPresent() || !now.isBefore(startedAt.plus(LIFETIME));
  }
}
