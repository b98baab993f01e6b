package br.com.techmedicos.application.identity;

/**
 * What who runs the service decides about accounts.
 *
 * @param rateLimits whether addresses are slowed down; off for a load test from one address
 * @param operatorsNeedSecondFactor whether operators must have one
 * @param emailsAreConfirmed whether patients who sign up must confirm their address before they
 *     book, and are not told whether they have an account already
 */
public record AccountPolicy(
    boolean rateLimits, boolean operatorsNeedSecondFactor, boolean emailsAreConfirmed) {

  /** With rate limits, a second factor for who wants one, and addresses as they are given. */
  public static final AccountPolicy STANDARD = new AccountPolicy(true, false, false);
}
