package br.com.techmedicos.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A refresh token as the store knows it. It is for one use, which makes the next one of its
 * session. If it comes back later, two have it, and one of them has stolen it.
 *
 * @param digest what it is known by
 * @param session the session it belongs to
 * @param issuedAt when it was made
 * @param rotatedAt when it was first used, if it was
 */
public record RefreshToken(
    TokenDigest digest, Session session, Instant issuedAt, Optional<Instant> rotatedAt) {

  /** How long a token waits to be used. */
  public static final Duration IDLE_LIFETIME = Duration.ofDays(7);

  /** For how long a token may come back because its first answer was lost on the way. */
  public static final Duration LOST_ANSWER = Duration.ofSeconds(10);

  /** What it means that someone presents a token. */
  public enum Use {
    /** It was never used before, or its answer may have been lost: it gets a successor. */
    ROTATES,
    /** It was used before: someone has stolen it, and the session ends. */
    BETRAYS_THEFT,
    /** It, or its session, is over. */
    OVER
  }

  /**
   * Takes a token as a store kept it.
   *
   * @param digest what it is known by
   * @param session the session it belongs to
   * @param issuedAt when it was made
   * @param rotatedAt when it was first used, if it was
   */
  public RefreshToken {
    Objects.requireNonNull(digest);
    Objects.requireNonNull(session);
    Objects.requireNonNull(issuedAt);
    Objects.requireNonNull(rotatedAt);
  }

  /**
   * A token never used.
   *
   * @param digest what it will be known by
   * @param session the session it belongs to
   * @param now the present
   * @return the token
   */
  public static RefreshToken fresh(TokenDigest digest, Session session, Instant now) {
    return new RefreshToken(digest, session, now, Optional.empty());
  }

  /**
   * What it means that someone presents it.
   *
   * @param now the present
   * @return the meaning
   */
  public Use use(Instant now) {
    if (session.isOver(now)) {
      return Use.OVER;
    }
    if (rotatedAt.isPresent()) {
      return now.isAfter(rotatedAt.get().plus(LOST_ANSWER)) ? Use.BETRAYS_THEFT : Use.ROTATES;
    }
    return now.isBefore(issuedAt.plus(IDLE_LIFETIME)) ? Use.ROTATES : Use.OVER;
  }
}
