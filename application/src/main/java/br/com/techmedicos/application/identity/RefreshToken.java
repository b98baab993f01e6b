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
 * @param issuedAt when it was made
 * @param rotatedAt when it was first used, if it was
 */
public record RefreshToken(
    TokenDigest digest, Session session, Instant issuedAt, Optional<Instant> rotatedAt) {

  /** How long an unused token is valid. */
  public static final Duration IDLE_LIFETIME = Duration.ofDays(7);

  /** How long a token may be used again because the first answer was lost. */
  public static final Duration LOST_ANSWER = Duration.ofSeconds(10);

  /** What the use of a token means. */
  public enum Use {
    /** It is unused, or its answer may have been lost: it gets a successor. */
    ROTATES,
    /** It was used before, so it was stolen: the session ends. */
    REUSED,
    /** It, or its session, has ended. */
    OVER
  }

  public RefreshToken {
    Objects.requireNonNull(digest);
    Objects.requireNonNull(session);
    Objects.requireNonNull(issuedAt);
    Objects.requireNonNull(rotatedAt);
  }

  /**
   * A new token.
   *
   * @param digest the digest of its secret
   * @return the token
   */
  public static RefreshToken fresh(TokenDigest digest, Session session, Instant now) {
    return new RefreshToken(digest, session, now, Optional.empty());
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
      return now.isAfter(rotatedAt.get().plus(LOST_ANSWER)) ? Use.REUSED : Use.ROTATES;
    }
    return now.isBefore(issuedAt.plus(IDLE_LIFETIME)) ? Use.ROTATES : Use.OVER;
  }
}
