package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the tokens of mails about another address, to the new one and to the one before, and finds
 * addresses that accounts had.
 */
public final class EmailChanges {

  private final MailedSecrets secrets;
  private final Accounts accounts;

  EmailChanges(MailedSecrets secrets, Accounts accounts) {
    this.secrets = secrets;
    this.accounts = accounts;
  }

  /**
   * A token, and where it is mailed.
   *
   * @param address which is not the account's
   */
  public record Letter(SecretToken token, EmailAddress address) {

    /** {@return a text without the token, which must not be logged} */
    @Override
    public String toString() {
      return "Letter[***]";
    }
  }

  /**
   * Makes a token that confirms the new address.
   *
   * @return the token; empty if the request is over, or another account has the address or has it
   *     kept
   */
  public Optional<Letter> tokenFor(AccountId account, UUID request) {
    return secrets
        .make(Purpose.EMAIL_CHANGE, account, request)
        .filter(made -> isFree(made.address(), account))
        .map(made -> new Letter(made.token(), made.address()));
  }

  /**
   * Makes a token that takes the address before back.
   *
   * @return the token; empty if it was taken back, or it is too late
   */
  public Optional<Letter> takeBackFor(AccountId account, UUID request) {
    return secrets
        .make(Purpose.EMAIL_TAKE_BACK, account, request)
        .map(made -> new Letter(made.token(), made.address()));
  }

  /**
   * Finds the former address to notify.
   *
   * @param request of which something is told
   * @return the address; empty if it is too late
   */
  public Optional<EmailAddress> formerAddress(AccountId account, UUID request) {
    return secrets.farewell(account, request);
  }

  private boolean isFree(EmailAddress address, AccountId account) {
    return accounts
        .takenBy(account.role(), Identifier.of(address), address)
        .filter(owner -> !owner.equals(account))
        .isEmpty();
  }
}
