package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Texts;

/**
 * What operators call a partner's program.
 *
 * @param value one line of 2 to {@value #MAXIMUM_LENGTH} characters
 */
public record ClientName(String value) {

  /** The maximum length, in characters. */
  public static final int MAXIMUM_LENGTH = 100;

  /**
   * Checks and tidies the name.
   *
   * @throws br.com.techmedicos.domain.shared.DomainException with an {@link InvalidValue}
   */
  public ClientName {
    value = Texts.line(value, 2, MAXIMUM_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
