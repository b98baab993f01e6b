package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What an account asks for besides the password: codes of an app, or recovery codes.
 *
 * @param secret shared with the app, encrypted
 * @param isOn whether logins need it; until then, somebody only began to set it up
 * @param lastStep the last step whose code was used; codes of earlier ones are void
 * @param recoveryCodes digests of those that are left
 */
public record SecondFactor(
    AccountId account,
    SealedSecret secret,
    boolean isOn,
    long lastStep,
    Set<TokenDigest> recoveryCodes) {

  public SecondFactor {
    Objects.requireNonNull(account);
    Objects.requireNonNull(secret);
    recoveryCodes = Set.copyOf(recoveryCodes);
  }

  /** One that is being set up. */
  static SecondFactor begun(AccountId account, SealedSecret secret) {
    return new SecondFactor(account, secret, false, 0, Set.of());
  }

  SecondFactor on(Set<TokenDigest> newRecoveryCodes) {
    return new SecondFactor(account, secret, true, lastStep, newRecoveryCodes);
  }

  SecondFactor after(long step) {
    return new SecondFactor(account, secret, isOn, step, recoveryCodes);
  }

  SecondFactor without(TokenDigest recoveryCode) {
    Set<TokenDigest> left = new HashSet<>(recoveryCodes);
    left.remove(recoveryCode);
    return new SecondFactor(account, secret, isOn, lastStep, left);
  }
}
