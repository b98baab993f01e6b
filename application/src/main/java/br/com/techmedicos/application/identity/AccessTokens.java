package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues and verifies access tokens. */
public interface AccessTokens {

  /** How long a token is valid: short, since it cannot be revoked. */
  Duration LIFETIME = Duration.ofMinutes(10);

  /**
   * Issues a token to a session.
   *
   * @param account the account that will call
   * @param session with its end, the token is void
   * @return a token valid for {@link #LIFETIME}
   */
  AccessToken issue(AccountId account, SessionId session, Instant now);

  /**
   * Returns where a token comes from.
   *
   * @param token one that {@link #verify} accepts
   * @return its origin, as far as it is known; what does not say when it was issued is void for
   *     good once its account's sessions were ended
   */
  TokenOrigin origin(String token);

  /**
   * Verifies a token of this service or of a trusted issuer.
   *
   * @param token any text that was sent
   * @return the account; empty if the token is malformed, not valid now, or of another issuer
   */
  Optional<AccountId> verify(String token);

  /**
   * Returns whether {@link #verify} would accept this token from memory: without computing a
   * signature, and without asking anybody for a key.
   *
   * @param token that of a token
   */
  default boolean isRemembered(TokenDigest token) {
    return false;
  }
}
