package br.com.techmedicos.application.shared;

/** The store of contents cannot do its work now; trying again later is safe. */
public final class StorageUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Tells the operator what happened.
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
