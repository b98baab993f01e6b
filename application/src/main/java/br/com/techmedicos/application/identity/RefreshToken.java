package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A refresh token as it is stored. It is for one use, which creates the next one of its session. If
 * it is used again later, it was stolen.
 *
 * @param digest the digest of its secret
 * @param predecessor the token whose use made it, unless it is the first of its session
 * @param issuedAt when it was made
 * @param rotatedAt when it was first used, if it was
 * @param answered whether a successor has been used, so that no answer was lost
 */
public record RefreshToken(
    TokenDigest digest,
    Session session,
    Optional<TokenDigest> predecessor,
    Instant issuedAt,
    Optional<Instant> rotatedAt,
    boolean answered) {

  /** How long an unused token is valid. */
  public static final Duration IDLE_LIFETIME = Duration.ofDays(7);

  /** How long a token may be used again because the first answer was lost. */
  public static final Duration LOST_ANSWER = Duration.ofSeconds(10);

  /** What the use of a token means. */
  public enum Use {
    /** It is unused, or its answer may have been lost: it gets a successor. */
    ROTATES,
    /** It was used before, so it may have been stolen: the session ends. */
    REUSED,
    /** It, or its session, has ended. */
    OVER
  }

  public RefreshToken {
    Objects.requireNonNull(digest);
    Objects.requireNonNull(session);
    Objects.requireNonNull(predecessor);
    Objects.requireNonNull(issuedAt);
    Objects.requireNonNull(rotatedAt);
  }

  /**
   * The first token of a session.
   *
   * @param digest the digest of its secret
   * @return the token
   */
  public static RefreshToken first(TokenDigest digest, Session session, Instant now) {
    return new RefreshToken(digest, session, Optional.empty(), now, Optional.empty(), false);
  }

  /**
   * The token that the use of this one makes.
   *
   * @param next the digest of its secret
   * @return the token
   */
  public RefreshToken successor(TokenDigest next, Instant now) {
    return new RefreshToken(next, session, Optional.of(digest), now, Optional.empty(), false);
  }

  /**
   * What using the token now means.
   *
   * @return the meaning
   */
  public Use use(Instant now) {
    if (session.isOver(now)) {
      return Use.OVER;
    }
    if (rotatedAt.isPresent()) {
      return mayBeLost(rotatedAt.get(), now) ? Use.ROTATES : Use.REUSED;
    }
    return now.isBefore(issuedAt.plus(IDLE_LIFETIME)) ? Use.ROTATES : Use.OVER;
  }

  /** A clock that was set back proves nothing, so both directions count. */
  private boolean mayBeLost(Instant firstUse, Instant now) {
    return !answered && Duration.between(firstUse, now).abs().compareTo(LOST_ANSWER) <= 0;
  }
}
