package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What people say of a file.
 *
 * @param name what it is shown and saved under
 * @param category what it is about
 * @param description more about it, up to {@value #LONGEST_DESCRIPTION} characters
 * @param performedOn the day of the examination, or whatever it is about
 */
public record FileDetails(
    FileName name,
    FileCategory category,
    Optional<String> description,
    Optional<LocalDate> performedOn) {

  /** The most characters of a description. */
  public static final int LONGEST_DESCRIPTION = 1000;

  /**
   * Checks the description.
   *
   * @throws DomainException with {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public FileDetails {
    Objects.requireNonNull(name);
    Objects.requireNonNull(category);
    Objects.requireNonNull(performedOn);
    description = description.flatMap(FileDetails::described);
  }

  /** The same, with the name that a file of this format is kept under. */
  FileDetails as(FileFormat format) {
    FileName kept = name.as(format);
    return kept.equals(name) ? this : new FileDetails(kept, category, description, performedOn);
  }

  private static Optional<String> described(String text) {
    String tidy = Texts.paragraph(text, 0, LONGEST_DESCRIPTION);
    return tidy.isEmpty() ? Optional.empty() : Optional.of(tidy);
  }

  /** {@return nothing of it, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "FileDetails[***]";
  }
}
