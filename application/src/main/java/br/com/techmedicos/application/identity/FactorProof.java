package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.IdentityEvent.RecoveryCodeUsed;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares codes with second factors, and uses them up.
 *
 * <p>Wrong codes of the app have a count of their own for each account, whatever devices and
 * addresses they come from: five are free, then each doubles the wait, to a quarter of an hour, and
 * a day without one clears the count. Only who knows the password gets that far. Recovery codes are
 * too long to guess, so that whoever uses the count up does not keep the owner out.
 */
final class FactorProof {

  private static final int APP_DIGITS = 6;

  private static final Backoff PACE =
      new Backoff(5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofDays(1));

  private final SecondFactors factors;
  private final OneTimeCodes codes;
  private final SecretCipher cipher;
  private final LoginTallies tallies;
  private final Outbox outbox;

  FactorProof(
      SecondFactors factors,
      OneTimeCodes codes,
      SecretCipher cipher,
      LoginTallies tallies,
      Outbox outbox) {
    this.factors = factors;
    this.codes = codes;
    this.cipher = cipher;
    this.tallies = tallies;
    this.outbox = outbox;
  }

  /** Finds the second factor that logins to an account need. */
  Optional<SecondFactor> needed(AccountId account) {
    return factors.find(account).filter(SecondFactor::isOn);
  }

  /**
   * Uses a code up. To be called in a unit of work that holds the account, and commits after a
   * wrong one.
   *
   * @param code of the app or a recovery code, as it is typed or pasted: blanks, hyphens and what
   *     does not show aside
   * @return the factor as it is stored afterwards; empty if the code is not good, or not any more
   * @throws DomainException with {@link AuthenticationViolation.TooManyCodes}
   * @throws KeyUnavailable if the key of the secret is not there
   */
  Optional<SecondFactor> use(SecondFactor factor, String code, Instant now) {
    String typed = Texts.asShown(code).replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    Optional<SecondFactor> used =
        typed.length() == APP_DIGITS ? app(factor, typed, now) : recovery(factor, typed, now);
    used.ifPresent(factors::put);
    return used;
  }

  private Optional<SecondFactor> app(SecondFactor factor, String code, Instant now) {
    LoginTally tally = tally(factor.account(), now);
    Instant opensAt = PACE.opensAt(tally, now);
    if (opensAt.isAfter(now)) {
      throw new DomainException(
          new AuthenticationViolation.TooManyCodes(Duration.between(now, opensAt)));
    }
    SecretToken secret = cipher.open(factor.secret(), factor.account().value());
    OptionalLong step = codes.step(secret, code, now);
    if (step.isEmpty() || step.getAsLong() <= factor.lastStep()) {
      tallies.save(PACE.failed(tally, now));
      return Optional.empty();
    }
    if (tally.failures() > 0) {
      tallies.save(tally.succeeded(now));
    }
    return Optional.of(factor.after(step.getAsLong()));
  }

  /** A new one counts as a success now, so that it is kept for longer than an hour. */
  private LoginTally tally(AccountId account, Instant now) {
    TallyKey key = TallyKey.of("codes " + account.role() + " " + account.value());
    return tallies
        .find(key)
        .orElseGet(() -> new LoginTally(key, 0, Optional.empty(), Optional.of(now), 0));
  }

  private Optional<SecondFactor> recovery(SecondFactor factor, String code, Instant now) {
    TokenDigest digest = TokenDigest.of(code);
    if (!factor.recoveryCodes().contains(digest)) {
      return Optional.empty();
    }
    AccountId account = factor.account();
    outbox.append(new RecoveryCodeUsed(account.role(), account.value(), now));
    return Optional.of(factor.without(digest));
  }
}
