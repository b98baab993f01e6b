package br.com.techmedicos.domain.healthrecord;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What people say of a file.
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

  /** Takes an empty description for none. */
  public FileDetails {
    Objects.requireNonNull(name);
    Objects.requireNonNull(category);
    Objects.requireNonNull(performedOn);
    description = description.filter(written -> !written.isEmpty());
  }

  /** The same, with the name that a file of this format is kept under. */
  FileDetails as(FileFormat format) {
    FileName kept = name.as(format);
    return kept.equals(name) ? this : new FileDetails(kept, category, description, performedOn);
  }

  /** {@return nothing of it, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "FileDetails[***]";
  }
}
