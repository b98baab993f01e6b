package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileAdded;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileDeleted;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A file of a patient's record. Immutable: it is added and deleted, never changed. Its name ends as
 * its content's format does, whatever it came with or was stored under before.
 */
public final class RecordFile {

  private final RecordFileId id;
  private final PatientId owner;
  private final Author author;
  private final FileDetails details;
  private final StoredContent content;
  private final Instant uploadedAt;

  private RecordFile(
      RecordFileId id,
      PatientId owner,
      Author author,
      FileDetails details,
      StoredContent content,
      Instant uploadedAt) {
    this.id = Objects.requireNonNull(id);
    this.owner = Objects.requireNonNull(owner);
    this.author = Objects.requireNonNull(author);
    this.details = details.as(content.format());
    this.content = content;
    this.uploadedAt = Objects.requireNonNull(uploadedAt);
  }

  /**
   * A file is added to a record.
   *
   * @param id a new id, which the content is bound to
   * @param owner whose record
   * @param author who adds it
   * @param details what they say of it
   * @param content as it is stored
   * @param now the present
   * @return the file, with the event
   * @throws DomainException with {@link HealthRecordViolation.PerformedInTheFuture} if what it is
   *     about is after today in UTC, where no date is earlier than anywhere in Brazil
   */
  public static Transition<RecordFile, FileAdded> add(
      RecordFileId id,
      PatientId owner,
      Author author,
      FileDetails details,
      StoredContent content,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (details.performedOn().filter(today::isBefore).isPresent()) {
      throw new DomainException(new HealthRecordViolation.PerformedInTheFuture(today));
    }
    return new Transition<>(
        new RecordFile(id, owner, author, details, content, now),
        new FileAdded(id, owner, author.account(), now));
  }

  /**
   * A file as a store kept it.
   *
   * @param id which
   * @param owner whose record
   * @param author who added it
   * @param details what they said of it
   * @param content as it is stored
   * @param uploadedAt when it was added
   * @return the file
   */
  public static RecordFile restore(
      RecordFileId id,
      PatientId owner,
      Author author,
      FileDetails details,
      StoredContent content,
      Instant uploadedAt) {
    return new RecordFile(id, owner, author, details, content, uploadedAt);
  }

  /**
   * The patient deletes it.
   *
   * @param now the present
   * @return what happened
   * @throws DomainException with {@link HealthRecordViolation.DocumentKept} if a doctor wrote it
   */
  public FileDeleted delete(Instant now) {
    if (!wasAddedBy(AccountId.of(owner))) {
      throw new DomainException(new HealthRecordViolation.DocumentKept());
    }
    return new FileDeleted(id, owner, now);
  }

  /**
   * Whether it was this account that added it.
   *
   * @param account any
   */
  public boolean wasAddedBy(AccountId account) {
    return author.account().equals(account);
  }

  /** {@return which file it is} */
  public RecordFileId id() {
    return id;
  }

  /** {@return whose record it is in} */
  public PatientId owner() {
    return owner;
  }

  /** {@return who added it} */
  public Author author() {
    return author;
  }

  /** {@return what the author said of it} */
  public FileDetails details() {
    return details;
  }

  /** {@return what is stored of it} */
  public StoredContent content() {
    return content;
  }

  /** {@return when it was added} */
  public Instant uploadedAt() {
    return uploadedAt;
  }
}
