package br.com.techmedicos.application.identity;

/**
 * What who runs the service decides about accounts.
 *
 * @param rateLimits whether addresses are slowed down; off for a load test from one address
 * @param operatorsNeedSecondFactor whether operators must have one
 * @param emailsAreConfirmed whether patients who sign up must confirm their address before they
 *     book, and are not told whether they have an account already
 * @param operatorsNeedApproval whether a second operator must approve a release of a CPF and the
 *     creation of another operator
 */
public record AccountPolicy(
    boolean rateLimits,
    boolean operatorsNeedSecondFactor,
    boolean emailsAreConfirmed,
    boolean operatorsNeedApproval) {

  /** With rate limits; nobody needs a second factor, a confirmed address or a second operator. */
  public static final AccountPolicy STANDARD = new AccountPolicy(true, false, false, false);
}
