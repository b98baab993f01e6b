package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;

/**
 * A free-text description of a file.
 *
 * @param text a few lines of up to {@value #MAXIMUM_LENGTH} characters
 */
public record Description(String text) {

  /** The maximum length, in characters. */
  public static final int MAXIMUM_LENGTH = 1000;

  /**
   * Checks and tidies the text.
   *
   * @throws DomainException with {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public Description {
    text = Texts.paragraph(text, 0, MAXIMUM_LENGTH);
  }

  /** {@return whether the text is empty} */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "Description[***]";
  }
}
