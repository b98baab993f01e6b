package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Texts;

/**
 * A person's name as they write it.
 *
 * @param value one line of 2 to 120 characters
 */
public record PersonName(String value) {

  /** The shortest name, in characters. */
  public static final int MINIMUM_LENGTH = 2;

  /** The longest name, in characters. */
  public static final int MAXIMUM_LENGTH = 120;

  /**
   * Checks and tidies the name.
   *
   * @throws DomainException with {@link InvalidValue}
   */
  public PersonName {
    value = Texts.line(value, MINIMUM_LENGTH, MAXIMUM_LENGTH);
  }

  /**
   * Reads a name.
   *
   * @return the name
   * @throws DomainException with {@link InvalidValue}
   */
  public static PersonName parse(String text) {
    return new PersonName(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
