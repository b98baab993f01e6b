package br.com.techmedicos.application.shared;

/**
 * What the store holds is not what was put there, or not for this file: cut off, altered, swapped,
 * gone. Nothing of it that was not verified is given out.
 */
public final class ContentDamaged extends Failure {

  private static final long serialVersionUID = 1L;

  /**
   * Tells the operator what was found.
   *
   * @param message what was found, without a word about a patient or a file's name
   */
  public ContentDamaged(String message) {
    super(message);
  }

  /**
   * Tells the operator what was found.
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
