package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A secret that was mailed to the owner of an account, as it is stored. It is for one use.
 *
 * @param digest of the secret
 * @param purpose what it is good for
 * @param account whose it is
 * @param request what it answers; a mail that is sent again has another token of the same request
 * @param expiresAt when it is void, exclusive
 */
public record MailedToken(
    TokenDigest digest, Purpose purpose, AccountId account, UUID request, Instant expiresAt) {

  /** What a token is good for. */
  public enum Purpose {
    /** Its bearer may choose a new password. */
    PASSWORD_RESET,
    /** Its bearer reads mails to the address of the account. */
    EMAIL_CONFIRMATION
  }

  public MailedToken {
    Objects.requireNonNull(digest);
    Objects.requireNonNull(purpose);
    Objects.requireNonNull(account);
    Objects.requireNonNull(request);
    Objects.requireNonNull(expiresAt);
  }

  boolean isGoodFor(Purpose wanted, Instant now) {
    return purpose == wanted && now.isBefore(expiresAt);
  }
}
