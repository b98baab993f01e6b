package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Comparator;

/**
 * Begins to set up a second factor: makes the secret for an app. Logins need it only once a code of
 * the app has confirmed it; to begin again makes another secret.
 */
public final class EnrolSecondFactor {

  private final PasswordProof passwords;
  private final SecondFactors factors;
  private final OneTimeCodes codes;
  private final SecretCipher cipher;
  private final Clock clock;

  EnrolSecondFactor(
      PasswordProof passwords,
      SecondFactors factors,
      OneTimeCodes codes,
      SecretCipher cipher,
      Clock clock) {
    this.passwords = passwords;
    this.factors = factors;
    this.codes = codes;
    this.cipher = cipher;
    this.clock = clock;
  }

  /**
   * Whose, and the password: with a second factor of their own, who stole an access token could
   * keep the owner out.
   */
  public record Command(SignedInCaller caller, Password password) {}

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
   * @throws DomainException with {@link AuthenticationViolation.SecondFactorOn} if it is on, {@link
   *     AuthenticationViolation.WrongPassword}, {@link AuthenticationViolation.TooManyAttempts} or
   *     {@link AuthenticationViolation.CallerOut}
   * @throws TooBusy if too many hashes wait
   */
  public Enrolment handle(Command command) {
    return passwords.prove(
        command.caller(),
        command.password(),
        clock.instant(),
        () -> {
          SecretToken secret = codes.newSecret();
          SealedSecret sealed = cipher.seal(secret, command.caller().account().value());
          return account -> begin(account, secret, sealed);
        });
  }

  private Enrolment begin(Account account, SecretToken secret, SealedSecret sealed) {
    if (factors.find(account.id()).filter(SecondFactor::isOn).isPresent()) {
      throw new DomainException(new AuthenticationViolation.SecondFactorOn());
    }
    factors.put(SecondFactor.begun(account.id(), sealed));
    return new Enrolment(secret, label(account));
  }

  private static Identifier label(Account account) {
    return account.identifiers().stream().max(Comparator.comparing(Identifier::kind)).orElseThrow();
  }
}
