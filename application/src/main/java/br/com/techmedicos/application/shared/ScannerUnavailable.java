package br.com.techmedicos.application.shared;

/** The scanner cannot scan a content now, so the content must not be accepted. */
public final class ScannerUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure with a message for the operator.
   *
   * @param message what failed, without a word about a patient or a file's name
   */
  public ScannerUnavailable(String message) {
    super(message);
  }

  /**
   * Creates a failure with a message for the operator.
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
