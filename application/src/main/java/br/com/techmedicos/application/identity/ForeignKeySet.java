package br.com.techmedicos.application.identity;

/** The keys are not those of the database. Thrown at start, which then fails. */
public final class ForeignKeySet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ForeignKeySet(KeySetId known, KeySetId atHand) {
    super(
        "This database belongs to key set "
            + known
            + ", but the configured keys are set "
            + atHand
            + ". Start with the key folder of the instance that created the database.");
  }
}
