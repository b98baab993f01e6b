package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordChanged;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives an account a new password, and ends what somebody who knew the old one may have: sessions,
 * tokens for another password or address, what opens without a login, and a second factor that was
 * only begun.
 */
final class PasswordReplacement {

  private final Accounts accounts;
  private final MailedTokens tokens;
  private final Sessions sessions;
  private final SecretAddresses secretAddresses;
  private final SecondFactors secondFactors;
  private final Outbox outbox;
  private final Clock clock;

  PasswordReplacement(
      Accounts accounts,
      MailedTokens tokens,
      Sessions sessions,
      SecretAddresses secretAddresses,
      SecondFactors secondFactors,
      Outbox outbox,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.sessions = sessions;
    this.secretAddresses = secretAddresses;
    this.secondFactors = secondFactors;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Replaces it. To be called in a unit of work that holds the account.
   *
   * @param kept the session that goes on, if any
   * @return what happened
   */
  PasswordChanged replace(Account account, PasswordHash hash, Optional<SessionId> kept) {
    AccountId id = account.id();
    accounts.update(account.withPasswordHash(hash));
    tokens.withdraw(id, Purpose.PASSWORD_RESET);
    tokens.withdraw(id, Purpose.EMAIL_CHANGE);
    Instant now = clock.instant(); // the hash took its time
    sessions.endOthers(id, kept, now);
    secretAddresses.revoke(id);
    secondFactors.removeBegun(id);
    var changed = new PasswordChanged(id.role(), id.value(), now);
    outbox.append(changed);
    return changed;
  }
}
