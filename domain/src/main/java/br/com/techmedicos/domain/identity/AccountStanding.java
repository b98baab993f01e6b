package br.com.techmedicos.domain.identity;

/** Whether an account may be used. */
public enum AccountStanding {
  /** The account may be used. */
  ACTIVE,
  /**
   * The account may not be used until it is reinstated. A login gets the same answer as for a wrong
   * password.
   */
  SUSPENDED
}
