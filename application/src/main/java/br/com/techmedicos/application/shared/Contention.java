package br.com.techmedicos.application.shared;

/**
 * A conflict with concurrent work remained after all retries; nothing was committed. Retrying after
 * a moment is safe.
 */
public final class Contention extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure with the last error of the store.
   *
   * @param cause the conflict that outlived the repetitions
   */
  public Contention(Throwable cause) {
    super("a conflict remained after all retries of the work", cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.contention(this);
  }
}
