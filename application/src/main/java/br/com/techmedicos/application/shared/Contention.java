package br.com.techmedicos.application.shared;

/**
 * A conflict with concurrent work: of a unit of work, after all its repetitions, or of a statement
 * outside one, which is not repeated. Nothing was committed. Retrying after a moment is safe.
 */
public final class Contention extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure with the last error of the store.
   *
   * @param cause the last conflict
   */
  public Contention(Throwable cause) {
    super("a conflict with concurrent work", cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.contention(this);
  }
}
