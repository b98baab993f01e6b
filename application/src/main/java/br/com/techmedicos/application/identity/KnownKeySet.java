package br.com.techmedicos.application.identity;

/** The key set that a database belongs to. */
public interface KnownKeySet {

  /**
   * Stores a key set unless one is stored already. Of two concurrent calls, one succeeds.
   *
   * @param keySet the set in use
   * @return the stored set
   */
  KeySetId rememberIfFirst(KeySetId keySet);
}
