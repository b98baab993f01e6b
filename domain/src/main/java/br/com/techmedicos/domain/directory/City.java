package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;

/**
 * The city of an address.
 *
 * @param name one line of 1 to {@value #MAXIMUM_LENGTH} characters
 */
public record City(String name) {

  /** The maximum length, in characters. */
  public static final int MAXIMUM_LENGTH = 100;

  /**
   * Checks and tidies the name.
   *
   * @throws DomainException with an {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public City {
    name = Texts.line(name, 1, MAXIMUM_LENGTH);
  }

  @Override
  public String toString() {
    return name;
  }
}
