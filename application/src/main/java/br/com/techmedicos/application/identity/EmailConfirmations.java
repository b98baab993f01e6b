package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the tokens of mails that confirm an address. */
public final class EmailConfirmations {

  /** How long a token is good, from the request on. */
  public static final Duration LIFETIME = Duration.ofDays(1);

  /** The most requests of one account that are answered in a day. */
  public static final int MOST = 5;

  private final MailedSecrets secrets;
  private final Accounts accounts;

  EmailConfirmations(MailedSecrets secrets, Accounts accounts) {
    this.secrets = secrets;
    this.accounts = accounts;
  }

  /**
   * Makes a token for who is to confirm their address.
   *
   * @param request which request; if its mail is written again, it is the same
   * @return the token; empty if the account is not active or is confirmed, other requests are
   *     enough, or this one is too old
   */
  public Optional<SecretToken> tokenFor(AccountId account, UUID request, Instant requestedAt) {
    Instant expiresAt = requestedAt.plus(LIFETIME);
    return secrets.make(
        new MailedSecrets.Request(Purpose.EMAIL_CONFIRMATION, account, request, expiresAt),
        MOST,
        this::isUnconfirmed);
  }

  /**
   * Says whether the owner of an account may be greeted in mails by the name that they gave: to an
   * address that nobody confirmed it would carry whatever a stranger wants to say.
   *
   * @return whether it is known by whom mails to the account are read, or need not be known
   */
  public boolean isConfirmed(AccountId account) {
    return !isUnconfirmed(account);
  }

  private boolean isUnconfirmed(AccountId account) {
    return accounts.find(account).filter(Account::emailConfirmed).isEmpty();
  }
}
