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
 * A file of a patient's record. Immutable: it is added and deleted, never changed. Its name always
 * has an extension that fits the format of the content, whatever name it was uploaded or stored
 * under.
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
   * Adds a file to a record.
   *
   * @param id a new id, which the content is bound to
   * @param details what they say of it
   * @param content as it is stored
   * @return the file, with the event
   * @throws DomainException with {@link HealthRecordViolation.PerformedInTheFuture} if the
   *     examination is after today in UTC, which is never behind the date in Brazil
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
   * Restores a stored file.
   *
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
   * Deletes the file on behalf of the patient.
   *
   * @return the event
   * @throws DomainException with {@link HealthRecordViolation.DocumentKept} if a doctor wrote it
   */
  public FileDeleted delete(Instant now) {
    if (!wasAddedBy(AccountId.of(owner))) {
      throw new DomainException(new HealthRecordViolation.DocumentKept());
    }
    return new FileDeleted(id, owner, now);
  }

  /** Whether this account added the file. */
  public boolean wasAddedBy(AccountId account) {
    return author.account().equals(account);
  }

  /** {@return the ID of the file} */
  public RecordFileId id() {
    return id;
  }

  /** {@return the owner of the record} */
  public PatientId owner() {
    return owner;
  }

  /** {@return the author who added the file} */
  public Author author() {
    return author;
  }

  /** {@return the details that the author entered} */
  public FileDetails details() {
    return details;
  }

  /** {@return the stored content} */
  public StoredContent content() {
    return content;
  }

  /** {@return when it was added} */
  public Instant uploadedAt() {
    return uploadedAt;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "RecordFile[" + id + ", of patient " + owner + ", added at " + uploadedAt + "]";
  }
}
