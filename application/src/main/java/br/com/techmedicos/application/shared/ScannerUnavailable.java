package br.com.techmedicos.application.shared;

/** The scanner cannot look into a content now, so it must not be taken in. */
public final class ScannerUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Tells the operator what happened.
   *
   * @param message what failed, without a word about a patient or a file's name
   */
  public ScannerUnavailable(String message) {
    super(message);
  }

  /**
   * Tells the operator what happened.
   *
   * @param message what failed, without a word about a patient or a file's name
   * @param cause what the connection to the scanner said
   */
  public ScannerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.scannerUnavailable(this);
  }
}
