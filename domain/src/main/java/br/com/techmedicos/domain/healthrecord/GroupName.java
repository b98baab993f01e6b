package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;

/**
 * What a group of files is called.
 *
 * @param value one line of 1 to {@value #MAXIMUM_LENGTH} characters
 */
public record GroupName(String value) {

  /** The most characters of a name. */
  public static final int MAXIMUM_LENGTH = 80;

  /**
   * Checks and tidies the name.
   *
   * @throws DomainException with {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public GroupName {
    value = Texts.line(value, 1, MAXIMUM_LENGTH);
  }

  /** {@return nothing of it, since it may tell of a person's health} */
  @Override
  public String toString() {
    return "GroupName[***]";
  }
}
