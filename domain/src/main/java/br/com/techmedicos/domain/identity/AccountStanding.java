package br.com.techmedicos.domain.identity;

/** Whether an account may be used. */
public enum AccountStanding {
  /** It may. */
  ACTIVE,
  /** It may not, until it is reinstated; a login gets the answer that a wrong password gets. */
  SUSPENDED
}
