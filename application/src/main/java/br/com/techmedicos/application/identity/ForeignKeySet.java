package br.com.techmedicos.application.identity;

/** The keys at hand are not those of the database. Thrown at start, which then ends. */
public final class ForeignKeySet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names both, which are no secrets.
   *
   * @param known what the database knows
   * @param atHand what was found
   */
  public ForeignKeySet(KeySetId known, KeySetId atHand) {
    super(
        "This database belongs to key set "
            + known
            + ", but the keys at hand are set "
            + atHand
            + ". Start with the key folder of the instance that made the database.");
  }
}
