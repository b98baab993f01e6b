package br.com.techmedicos.domain.identity;

/** What everybody who has an account accepts. */
public enum LegalDocument {
  /** The terms of use. */
  TERMS,
  /** The privacy notice (Law 13.709/2018, article 9). */
  PRIVACY
}
