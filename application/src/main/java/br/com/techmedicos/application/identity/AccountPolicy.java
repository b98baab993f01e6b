package br.com.techmedicos.application.identity;

/**
 * What who runs the service decides about accounts.
 *
 * @param rateLimits whether addresses are slowed down; off for a load test from one address
 * @param operatorsNeedSecondFactor whether operators must have one
 */
public record AccountPolicy(boolean rateLimits, boolean operatorsNeedSecondFactor) {

  /** With rate limits, and a second factor for who wants one. */
  public static final AccountPolicy STANDARD = new AccountPolicy(true, false);
}
