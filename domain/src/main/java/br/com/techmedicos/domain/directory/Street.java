package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;

/**
 * The street of an address, with the number.
 *
 * @param name one line of 1 to {@value #MAXIMUM_LENGTH} characters
 */
public record Street(String name) {

  /** The maximum length, in characters. */
  public static final int MAXIMUM_LENGTH = 200;

  /**
   * Checks and tidies the name.
   *
   * @throws DomainException with an {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public Street {
    name = Texts.line(name, 1, MAXIMUM_LENGTH);
  }

  @Override
  public String toString() {
    return name;
  }
}
