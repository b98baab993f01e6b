package br.com.techmedicos.application.shared;

/**
 * A stored content is damaged: cut off, altered, swapped, missing, or without a key that opens it.
 * Unverified bytes are never returned.
 */
public final class ContentDamaged extends Failure {

  private static final long serialVersionUID = 1L;

  private final boolean locked;

  /**
   * Creates a failure with a message for the operator.
   *
   * @param message what was found, without a word about a patient or a file's name
   */
  public ContentDamaged(String message) {
    super(message);
    this.locked = false;
  }

  /**
   * Creates a failure with a message for the operator.
   *
   * @param message what was found, without a word about a patient or a file's name
   * @param cause what the cipher said
   */
  public ContentDamaged(String message, Throwable cause) {
    this(message, cause, false);
  }

  private ContentDamaged(String message, Throwable cause, boolean locked) {
    super(message, cause);
    this.locked = locked;
  }

  /**
   * A content of which nobody knows whether it is damaged, since no key opens it: its master key is
   * not there, or its own key was altered or is another content's.
   *
   * @param message what was found, without a word about a patient or a file's name
   * @param cause what the cipher said
   */
  public static ContentDamaged locked(String message, Throwable cause) {
    return new ContentDamaged(message, cause, true);
  }

  /** {@return whether no key opens it} */
  public boolean isLocked() {
    return locked;
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.contentDamaged(this);
  }
}
