package br.com.techmedicos.application.shared;

/**
 * A stored content is damaged: cut off, altered, swapped or missing. Unverified bytes are never
 * returned.
 */
public final class ContentDamaged extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure with a message for the operator.
   *
   * @param message what was found, without a word about a patient or a file's name
   */
  public ContentDamaged(String message) {
    super(message);
  }

  /**
   * Creates a failure with a message for the operator.
   *
   * @param message what was found, without a word about a patient or a file's name
   * @param cause what the cipher said
   */
  public ContentDamaged(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.contentDamaged(this);
  }
}
