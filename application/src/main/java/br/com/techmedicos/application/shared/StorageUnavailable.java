package br.com.techmedicos.application.shared;

/** The content store is not available now; retrying later is safe. */
public final class StorageUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure with a message for the operator.
   *
   * @param message what failed, without a word about a patient or a file's name
   * @param cause what the store said
   */
  public StorageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.storageUnavailable(this);
  }
}
