package br.com.techmedicos.application.shared;

/** A key cannot be had now; trying again later is safe. */
public final class KeyUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Tells the operator what happened.
   *
   * @param cause what the keeper of the key said
   */
  public KeyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.keyUnavailable(this);
  }
}
