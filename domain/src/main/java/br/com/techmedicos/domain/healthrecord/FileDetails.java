package br.com.techmedicos.domain.healthrecord;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * The details of a file, as entered by its author.
 *
 * @param name what it is shown and saved under
 * @param category what it is about
 * @param description more about it; an empty one is none
 * @param performedOn the day of the examination, or whatever it is about
 */
public record FileDetails(
    FileName name,
    FileCategory category,
    Optional<Description> description,
    Optional<LocalDate> performedOn) {

  /** Treats an empty description as none. */
  public FileDetails {
    Objects.requireNonNull(name);
    Objects.requireNonNull(category);
    Objects.requireNonNull(performedOn);
    description = description.filter(written -> !written.isEmpty());
  }

  /** Returns a copy with the file name for this format. */
  FileDetails as(FileFormat format) {
    FileName kept = name.as(format);
    return kept.equals(name) ? this : new FileDetails(kept, category, description, performedOn);
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "FileDetails[***]";
  }
}
