package br.com.techmedicos.application.identity;

/** The set of keys that a database belongs to. */
public interface KnownKeySet {

  /**
   * Remembers a set, unless another is remembered. Of two that come first at the same time, one is
   * remembered.
   *
   * @param keySet the keys at hand
   * @return the set that is remembered
   */
  KeySetId rememberIfFirst(KeySetId keySet);
}
