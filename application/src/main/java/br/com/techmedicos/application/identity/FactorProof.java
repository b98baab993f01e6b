package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares codes with second factors, and uses them up. */
final class FactorProof {

  private final SecondFactors factors;
  private final OneTimeCodes codes;
  private final SecretCipher cipher;

  FactorProof(SecondFactors factors, OneTimeCodes codes, SecretCipher cipher) {
    this.factors = factors;
    this.codes = codes;
    this.cipher = cipher;
  }

  /** Finds the second factor that logins to an account need. */
  Optional<SecondFactor> needed(AccountId account) {
    return factors.find(account).filter(SecondFactor::isOn);
  }

  /**
   * Uses a code up. To be called in a unit of work that holds the account.
   *
   * @param code of the app or a recovery code, with any blanks and hyphens
   * @return the factor as it is stored afterwards; empty if the code is not good, or not any more
   * @throws KeyUnavailable if the key of the secret is not there
   */
  Optional<SecondFactor> use(SecondFactor factor, String code, Instant now) {
    String typed = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    Optional<SecondFactor> used =
        typed.length() == 6 ? app(factor, typed, now) : recovery(factor, typed);
    used.ifPresent(factors::put);
    return used;
  }

  private Optional<SecondFactor> app(SecondFactor factor, String code, Instant now) {
    SecretToken secret = cipher.open(factor.secret(), factor.account().value());
    OptionalLong step = codes.step(secret, code, now);
    return step.isPresent() && step.getAsLong() > factor.lastStep()
        ? Optional.of(factor.after(step.getAsLong()))
        : Optional.empty();
  }

  private static Optional<SecondFactor> recovery(SecondFactor factor, String code) {
    TokenDigest digest = TokenDigest.of(code);
    return factor.recoveryCodes().contains(digest)
        ? Optional.of(factor.without(digest))
        : Optional.empty();
  }
}
