package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;

/**
 * A patient's comment on a consultation, for the clinic only.
 *
 * @param text a few lines of up to {@value #MAXIMUM_LENGTH} characters
 */
public record Comment(String text) {

  /** The longest comment, in characters. */
  public static final int MAXIMUM_LENGTH = 1000;

  /**
   * Checks and tidies the text.
   *
   * @throws DomainException with an {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public Comment {
    text = Texts.paragraph(text, 0, MAXIMUM_LENGTH);
  }

  /** Whether the text is empty. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Returns a masked text, because it may end up in a log. */
  @Override
  public String toString() {
    return "Comment[***]";
  }
}
