package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.identity.MailedToken.Purpose;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/** Confirms the address of an account, with the token from a mail to it. */
public final class ConfirmEmail {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final TokenLock lock;
  private final MailedTokens tokens;
  private final Clock clock;

  ConfirmEmail(UnitOfWork unitOfWork, Accounts accounts, MailedTokens tokens, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.lock = new TokenLock(accounts);
    this.tokens = tokens;
    this.clock = clock;
  }

  /** The token from the mail. */
  public record Command(SecretToken token) {}

  /**
   * Confirms it.
   *
   * @throws DomainException with {@link AuthenticationViolation.TokenVoid}
   */
  public void handle(Command command) {
    TokenDigest digest = command.token().digest();
    unitOfWork.run(
        () -> {
          AccountId id =
              tokens
                  .find(digest)
                  .filter(token -> token.isGoodFor(Purpose.EMAIL_CONFIRMATION, clock.instant()))
                  .map(MailedToken::account)
                  .orElseThrow(AuthenticationViolation.TokenVoid::thrown);
          confirm(held(id), digest);
        });
  }

  private Account held(AccountId id) {
    lock.hold(id);
    return accounts.find(id).orElseThrow(AuthenticationViolation.TokenVoid::thrown);
  }

  private void confirm(Account account, TokenDigest digest) {
    if (!tokens.spend(digest)) {
      throw AuthenticationViolation.TokenVoid.thrown();
    }
    tokens.withdraw(account.id(), Purpose.EMAIL_CONFIRMATION);
    accounts.update(account.confirmed());
  }
}
