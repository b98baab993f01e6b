package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the tokens of mails for a new password. */
public final class PasswordResets {

  /** How long a token is good, from the request on. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  /** The most requests of one account that are answered in half an hour. */
  public static final int MOST = 3;

  private final MailedSecrets secrets;
  private final Sessions sessions;

  PasswordResets(MailedSecrets secrets, Sessions sessions) {
    this.secrets = secrets;
    this.sessions = sessions;
  }

  /**
   * Makes a token for who asked for a new password.
   *
   * @param request which request; if its mail is written again, it is the same
   * @return the token; empty if the account is not active, other requests are enough, this one is
   *     too old, or the password was reset or changed since
   */
  public Optional<SecretToken> tokenFor(AccountId account, UUID request, Instant requestedAt) {
    Instant expiresAt = requestedAt.plus(LIFETIME);
    return secrets.make(
        new MailedSecrets.Request(Purpose.PASSWORD_RESET, account, request, expiresAt),
        MOST,
        owner -> !isSettled(owner, requestedAt));
  }

  /**
   * Whether a reset, a change or a suspension has voided the tokens there were: this is one more.
   */
  private boolean isSettled(AccountId account, Instant requestedAt) {
    return sessions.lastEndOf(account).filter(end -> !requestedAt.isAfter(end)).isPresent();
  }
}
