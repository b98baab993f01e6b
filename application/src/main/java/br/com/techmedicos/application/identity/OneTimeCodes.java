package br.com.techmedicos.application.identity;

import java.time.Instant;
import java.util.OptionalLong;

/** The codes of authenticator apps, each for one time step of 30 seconds (RFC 6238). */
public interface OneTimeCodes {

  /** {@return a new secret: 160 random bits in base32, as apps take it} */
  SecretToken newSecret();

  /** {@return a new code for who has lost the app: 80 random bits in base32, in lower case} */
  SecretToken newRecoveryCode();

  /**
   * Finds out which step a code is for: that of now, the one before or the one after, since clocks
   * differ.
   *
   * @param code any text that was sent
   * @return the number of the step since 1970; empty if it is for none of them
   */
  OptionalLong step(SecretToken secret, String code, Instant now);
}
