package br.com.techmedicos.domain.oversight;

/** What an operator decides on the request of another. */
public enum Verdict {
  /** It is done at once. */
  APPROVED,
  /** It is not done. */
  REFUSED
}
