package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A session, started by a login: a family of refresh tokens, each made from the previous one, that
 * ends as a whole.
 *
 * @param startedAt when they logged in
 * @param endedAt when it was ended, if early
 * @param device what they logged in with, if it is known
 * @param network roughly where from, if it is known
 */
public record Session(
    SessionId id,
    AccountId account,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<DeviceDescription> device,
    Optional<Network> network) {

  /** The maximum length of a session. */
  public static final Duration LIFETIME = Duration.ofDays(30);

  public Session {
    Objects.requireNonNull(id);
    Objects.requireNonNull(account);
    Objects.requireNonNull(startedAt);
    Objects.requireNonNull(endedAt);
    Objects.requireNonNull(device);
    Objects.requireNonNull(network);
  }

  /**
   * Starts a session.
   *
   * @return the session
   */
  public static Session start(SessionId id, AccountId account, Instant now) {
    return start(id, account, Optional.empty(), Optional.empty(), now);
  }

  /**
   * Starts a session on a device.
   *
   * @param device what they logged in with, if it is known
   * @param network roughly where from, if it is known
   * @return the session
   */
  public static Session start(
      SessionId id,
      AccountId account,
      Optional<DeviceDescription> device,
      Optional<Network> network,
      Instant now) {
    return new Session(id, account, now, Optional.empty(), device, network);
  }

  boolean isOver(Instant now) {
    return endedAt.isPresent() || !now.isBefore(startedAt.plus(LIFETIME));
  }
}
