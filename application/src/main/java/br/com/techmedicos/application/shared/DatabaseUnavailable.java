package br.com.techmedicos.application.shared;

/**
 * The database cannot be reached, or the connection to it broke.
 *
 * <p>If it broke at the end of a transaction, nobody knows whether the transaction was committed.
 * The caller has to look, or to repeat the request with its idempotency key.
 */
public final class DatabaseUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  private final boolean outcomeKnown;

  private DatabaseUnavailable(String message, boolean outcomeKnown, Throwable cause) {
    super(message, cause);
    this.outcomeKnown = outcomeKnown;
  }

  /**
   * Creates a failure of work that was not committed.
   *
   * @param cause what the driver said
   */
  public static DatabaseUnavailable beforeCommit(Throwable cause) {
    return new DatabaseUnavailable("the database cannot be reached", true, cause);
  }

  /**
   * Creates a failure of work that may have been committed.
   *
   * @param cause what the driver said
   */
  public static DatabaseUnavailable duringCommit(Throwable cause) {
    return new DatabaseUnavailable("the connection broke during a commit", false, cause);
  }

  /** {@return whether nothing was committed for sure} */
  public boolean outcomeKnown() {
    return outcomeKnown;
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.databaseUnavailable(this);
  }
}
