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
 * @param documentsNeedAcceptance whether who has not accepted terms and privacy notice may enter
 *     into nothing new; callers ask {@link RequireAcceptance} first
 */
public record AccountPolicy(
    boolean rateLimits,
    boolean operatorsNeedSecondFactor,
    boolean emailsAreConfirmed,
    boolean operatorsNeedApproval,
    boolean documentsNeedAcceptance) {

  /** With rate limits; of the rest, nothing is asked for. */
  public static final AccountPolicy STANDARD = new AccountPolicy(true, false, false, false, false);
}
