package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileDeleted;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordErased;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordRemoved;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.SharingRevoked;
import br.com.techmedicos.domain.identity.IdentityEvent.CpfReleased;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the journal: something that must not come back.
 *
 * @param at when it went
 * @param patient whose it was
 * @param what went
 * @param id which one, or who did it
 */
record Deletion(Instant at, PatientId patient, What what, UUID id) {

  /** What the name of a journal ends with. */
  static final String SUFFIX = ".deletions";

  /** What can go. */
  enum What {
    /** A file, with its key. */
    FILE,
    /** What a grant let a doctor see. */
    GRANT,
    /** All of a patient's data that need not be kept. */
    RECORD,
    /** An account whose CPF was somebody else's; the ID is that of the operator who closed it. */
    ACCOUNT,
    /** What the law kept of a patient who had left, and keeps no longer. */
    REMAINS
  }

  /** What an event says has gone. */
  static Optional<Deletion> of(DomainEvent event) {
    if (event instanceof FileDeleted deleted) {
      return Optional.of(of(event, deleted.patient(), What.FILE));
    }
    if (event instanceof SharingRevoked revoked) {
      return Optional.of(of(event, revoked.patient(), What.GRANT));
    }
    if (event instanceof CpfReleased released) {
      return Optional.of(
          new Deletion(
              event.occurredAt(),
              new PatientId(released.account()),
              What.ACCOUNT,
              released.operator()));
    }
    if (event instanceof RecordErased erased) {
      return Optional.of(of(event, erased.patient(), What.RECORD));
    }
    return event instanceof RecordRemoved removed
        ? Optional.of(of(event, removed.patient(), What.REMAINS))
        : Optional.empty();
  }

  private static Deletion of(DomainEvent event, PatientId patient, What what) {
    return new Deletion(event.occurredAt(), patient, what, event.aggregateId());
  }

  /**
   * Reads a line.
   *
   * @throws BackupRefused if it is none
   */
  static Deletion parse(String line) {
    String[] words = line.split(" ", -1);
    try {
      return new Deletion(
          Instant.parse(words[0]),
          new PatientId(UUID.fromString(words[1])),
          What.valueOf(words[2]),
          UUID.fromString(words[3]));
    } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BackupRefused("The journal of deletions has a line that is none: " + line);
    }
  }

  @Override
  public String toString() {
    return at + " " + patient + " " + what + " " + id;
  }
}
