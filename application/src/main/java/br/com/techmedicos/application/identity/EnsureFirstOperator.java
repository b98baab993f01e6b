package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;

/**
 * Sees to it, at every start, that there is an operator to begin with. An account that is there
 * already stays as it is, whatever password the configuration names.
 */
public final class EnsureFirstOperator {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final IdGenerator ids;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param accounts all accounts
   * @param hasher hashes the password
   * @param ids makes the operator's id
   */
  EnsureFirstOperator(
      UnitOfWork unitOfWork, Accounts accounts, PasswordHasher hasher, IdGenerator ids) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.hasher = hasher;
    this.ids = ids;
  }

  /**
   * The operator to begin with. Whoever deploys the service chooses the password, mostly at random;
   * only its length is looked at.
   *
   * @param login what they log in with
   * @param password to prove it
   */
  public record Command(OperatorLogin login, Password password) {}

  /**
   * Creates the account if there is none.
   *
   * @param command the operator to begin with
   * @return the account
   * @throws DomainException with {@link IdentityViolation.PasswordLength}
   */
  public Account handle(Command command) {
    Identifier login = Identifier.of(command.login());
    return accounts.findBy(Role.OPERATOR, login).orElseGet(() -> create(command, login));
  }

  private Account create(Command command, Identifier login) {
    command.password().requireLength();
    PasswordHash hash = hasher.hash(command.password(), ClientAddress.OURSELVES);
    Account account = Account.register(new OperatorId(ids.next()), command.login(), hash);
    try {
      return unitOfWork.execute(
          () -> {
            accounts.add(account);
            return account;
          });
    } catch (DomainException e) { // another instance, starting at the same time, was faster
      return accounts.findBy(Role.OPERATOR, login).orElseThrow(() -> e);
    }
  }
}
