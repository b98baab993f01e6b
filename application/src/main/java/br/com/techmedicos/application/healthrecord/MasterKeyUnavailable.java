package br.com.techmedicos.application.healthrecord;

/** The master key cannot be had now; trying again later is safe. */
public final class MasterKeyUnavailable extends RuntimeException {

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
}
