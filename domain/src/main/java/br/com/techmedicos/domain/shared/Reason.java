package br.com.techmedicos.domain.shared;

/**
 * The reason of a refusal, cancellation or suspension, as the other party reads it.
 *
 * @param text a few lines of 3 to 500 characters
 */
public record Reason(String text) {

  /** The shortest reason, in characters. */
  public static final int MINIMUM_LENGTH = 3;

  /** The longest reason, in characters. */
  public static final int MAXIMUM_LENGTH = 500;

  /**
   * Checks and tidies the text.
   *
   * @throws DomainException with {@link InvalidValue}
   */
  public Reason {
    text = Texts.paragraph(text, MINIMUM_LENGTH, MAXIMUM_LENGTH);
  }

  /** {@return a masked text, because it may contain health data} */
  @Override
  public String toString() {
    return "Reason[***]";
  }
}
