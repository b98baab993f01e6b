package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Comparator;

/**
 * Begins to set up a second factor: makes the secret for an app. Logins need it only once a code of
 * the app has confirmed it; to begin again makes another secret.
 */
public final class EnrolSecondFactor {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final SecondFactors factors;
  private final OneTimeCodes codes;
  private final SecretCipher cipher;

  EnrolSecondFactor(
      UnitOfWork unitOfWork,
      Accounts accounts,
      SecondFactors factors,
      OneTimeCodes codes,
      SecretCipher cipher) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.factors = factors;
    this.codes = codes;
    this.cipher = cipher;
  }

  /** Whose. */
  public record Command(AccountId account) {}

  /**
   * What the app needs to know.
   *
   * @param secret in base32; it is not shown again
   * @param label what the app shows; never a CPF, since apps keep it with others
   */
  public record Enrolment(SecretToken secret, Identifier label) {

    /** {@return a text without the secret, which must not be logged} */
    @Override
    public String toString() {
      return "Enrolment[***]";
    }
  }

  /**
   * Makes the secret.
   *
   * @return what the app needs to know
   * @throws DomainException with {@link AuthenticationViolation.SecondFactorOn} if it is on
   */
  public Enrolment handle(Command command) {
    SecretToken secret = codes.newSecret();
    SealedSecret sealed = cipher.seal(secret, command.account().value());
    return unitOfWork.execute(
        () -> {
          accounts.hold(command.account());
          if (factors.find(command.account()).filter(SecondFactor::isOn).isPresent()) {
            throw new DomainException(new AuthenticationViolation.SecondFactorOn());
          }
          factors.put(SecondFactor.begun(command.account(), sealed));
          Account account =
              accounts
                  .find(command.account())
                  .orElseThrow(() -> new DomainException(new IdentityViolation.AccountClosed()));
          return new Enrolment(secret, label(account));
        });
  }

  private static Identifier label(Account account) {
    return account.identifiers().stream().max(Comparator.comparing(Identifier::kind)).orElseThrow();
  }
}
