package br.com.techmedicos.application.shared;

/**
 * Too many wanted the same thing at the same instant, and the work was given up; nothing was kept.
 * Trying again in a moment is safe.
 */
public final class Contention extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Keeps what the store said last.
   *
   * @param cause the conflict that outlived the repetitions
   */
  public Contention(Throwable cause) {
    super("a conflict outlived the repetitions of the work", cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.contention(this);
  }
}
