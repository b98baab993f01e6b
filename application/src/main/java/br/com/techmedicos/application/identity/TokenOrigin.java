package br.com.techmedicos.application.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an access token comes from.
 *
 * @param session the session that it was issued to; empty if it names none, as those of other
 *     issuers
 * @param issuedAt when it was issued, to the second
 */
public record TokenOrigin(Optional<SessionId> session, Instant issuedAt) {

  /** Of a token that tells nothing: issued long ago, to no session. */
  public static final TokenOrigin UNKNOWN = new TokenOrigin(Optional.empty(), Instant.EPOCH);

  public TokenOrigin {
    Objects.requireNonNull(session);
    Objects.requireNonNull(issuedAt);
  }
}
