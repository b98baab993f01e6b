package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
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
 * Creates the first operator at start, if there is none. An existing account is not changed,
 * whatever password the configuration has. Where operators need the approval of another, it creates
 * the first two, and then no more.
 */
public final class EnsureFirstOperator {

  private static final int WHO_CAN_APPROVE = 2;

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final PasswordHasher passwordHasher;
  private final boolean othersNeedApproval;
  private final IdGenerator ids;

  EnsureFirstOperator(
      UnitOfWork unitOfWork,
      Accounts accounts,
      PasswordHasher passwordHasher,
      boolean othersNeedApproval,
      IdGenerator ids) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.passwordHasher = passwordHasher;
    this.othersNeedApproval = othersNeedApproval;
    this.ids = ids;
  }

  /** The first operator. The password is usually random, so only its length is checked. */
  public record Command(OperatorLogin login, Password password) {}

  /**
   * Creates the account if it does not exist.
   *
   * @return the account
   * @throws DomainException with {@link IdentityViolation.PasswordLength} or {@link
   *     IdentityViolation.OperatorNeedsApproval}
   */
  public Account handle(Command command) {
    Identifier login = Identifier.of(command.login());
    return accounts.findBy(Role.OPERATOR, login).orElseGet(() -> create(command, login));
  }

  private Account create(Command command, Identifier login) {
    command.password().requireLength();
    if (othersNeedApproval
        && accounts.someActive(Role.OPERATOR, WHO_CAN_APPROVE).size() == WHO_CAN_APPROVE) {
      throw new DomainException(new IdentityViolation.OperatorNeedsApproval());
    }
    PasswordHash hash = passwordHasher.hash(command.password(), ClientAddress.OURSELVES);
    Account account = Account.register(new OperatorId(ids.next()), command.login(), hash);
    try {
      return unitOfWork.execute(
          () -> {
            accounts.add(account);
            return account;
          });
    } catch (DomainException e) { // another instance created it at the same time
      return accounts.findBy(Role.OPERATOR, login).orElseThrow(() -> e);
    }
  }
}
