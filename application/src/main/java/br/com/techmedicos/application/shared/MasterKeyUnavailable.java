package br.com.techmedicos.application.shared;

/** The master key cannot be had now; trying again later is safe. */
public final class MasterKeyUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Tells the operator what happened.
   *
   * @param message what failed
   * @param cause what the keeper of the key said
   */
  public MasterKeyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.masterKeyUnavailable(this);
  }
}
