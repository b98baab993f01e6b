package br.com.techmedicos.application.shared;

/**
 * Too many wanted the same thing at the same instant, and the work was given up; nothing was kept.
 * Trying again in a moment is safe.
 */
public final class Contention extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Keeps what the store said last.
   *
   * @param cause the conflict that outlived the repetitions
   */
  public Contention(Throwable cause) {
    super(cause);
  }
}
