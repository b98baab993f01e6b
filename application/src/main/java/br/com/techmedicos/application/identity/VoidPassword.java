package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;

/**
 * Voids a password that a restore has brought back. Nobody knows the one in its place: the owner
 * asks for another by mail.
 */
public final class VoidPassword {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final SecretTokens secrets;
  private final PasswordHasher passwordHasher;
  private final PasswordReplacement replacement;

  VoidPassword(
      UnitOfWork unitOfWork,
      Accounts accounts,
      SecretTokens secrets,
      PasswordHasher passwordHasher,
      PasswordReplacement replacement) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.secrets = secrets;
    this.passwordHasher = passwordHasher;
    this.replacement = replacement;
  }

  /** Whose password. */
  public record Command(AccountId account) {}

  /**
   * Voids it; all sessions of the account end.
   *
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such account
   * @throws TooBusy if too many hashes wait
   */
  public void handle(Command command) {
    Password nobodys = Password.typed(secrets.next().value());
    PasswordHash hash = passwordHasher.hash(nobodys, ClientAddress.OURSELVES);
    unitOfWork.run(
        () -> {
          Account account =
              accounts.find(command.account()).orElseThrow(UseCaseViolation::notFound);
          replacement.replace(account, hash, Optional.empty());
        });
  }
}
