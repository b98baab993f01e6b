package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.FileDeleted;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordErased;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordRemoved;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.SharingRevoked;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.IdentityEvent.CpfReleased;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChanged;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailTakenBack;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordChanged;
import br.com.techmedicos.domain.identity.IdentityEvent.SecondFactorTurnedOn;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the journal: something that must not come back.
 *
 * @param at when it went
 * @param owner whose it was
 * @param what went
 * @param id which one, or who did it
 * @param group out of which group of files, if it went out of one
 */
record Deletion(Instant at, AccountId owner, What what, UUID id, Optional<UUID> group) {

  /** What the name of a journal ends with. */
  static final String SUFFIX = ".deletions";

  /** Whose a webhook is. */
  private static final AccountId NOBODY = new AccountId(Role.OPERATOR, new UUID(0, 0));

  private static final int WITHOUT_GROUP = 4;

  /** What can go. */
  enum What {
    /** A file, with its key. */
    FILE,
    /** What a grant let a doctor see. */
    GRANT,
    /** A group of files, with what was shared through it. */
    GROUP,
    /** A file's place in a group. */
    PLACE_IN_GROUP,
    /** Nothing: the file has the place that it had lost. */
    PLACE_IN_GROUP_GIVEN,
    /** All of a patient's data that need not be kept. */
    RECORD,
    /** An account whose CPF was somebody else's; the ID is that of the operator who closed it. */
    ACCOUNT,
    /** What the law kept of a patient who had left, and keeps no longer. */
    REMAINS,
    /** The right to use an account. */
    STANDING,
    /** Nothing: the account may be used again. */
    STANDING_GIVEN,
    /** What a password could do before it was changed, or before it was not enough any more. */
    PASSWORD,
    /** What the mail address of before could do. */
    ADDRESS,
    /** The secret address of a calendar. */
    CALENDAR,
    /** Where a partner was told events. */
    WEBHOOK;

    /** Whether it says that something else did not stay away. */
    boolean gives() {
      return this == PLACE_IN_GROUP_GIVEN || this == STANDING_GIVEN;
    }
  }

  /** What an event says has gone. */
  static Optional<Deletion> of(DomainEvent event) {
    if (event instanceof FileDeleted deleted) {
      return Optional.of(of(event, deleted.patient(), What.FILE));
    }
    if (event instanceof SharingRevoked revoked) {
      return Optional.of(of(event, revoked.patient(), What.GRANT));
    }
    if (event instanceof RecordErased erased) {
      return Optional.of(of(event, erased.patient(), What.RECORD));
    }
    return event instanceof RecordRemoved removed
        ? Optional.of(of(event, removed.patient(), What.REMAINS))
        : ofAccount(event);
  }

  private static Optional<Deletion> ofAccount(DomainEvent event) {
    if (event instanceof CpfReleased released) {
      AccountId account = new AccountId(released.role(), released.account());
      return Optional.of(of(event.occurredAt(), account, What.ACCOUNT, released.operator()));
    }
    if (event instanceof PasswordChanged changed) {
      return Optional.of(ofAccount(event, changed.role(), changed.account(), What.PASSWORD));
    }
    if (event instanceof SecondFactorTurnedOn turnedOn) {
      return Optional.of(ofAccount(event, turnedOn.role(), turnedOn.account(), What.PASSWORD));
    }
    if (event instanceof EmailTakenBack taken) {
      return Optional.of(ofAccount(event, taken.role(), taken.account(), What.ADDRESS));
    }
    return event instanceof EmailChanged changed
        ? Optional.of(ofAccount(event, changed.role(), changed.account(), What.ADDRESS))
        : Optional.empty();
  }

  private static Deletion of(DomainEvent event, PatientId patient, What what) {
    return of(event.occurredAt(), AccountId.of(patient), what, event.aggregateId());
  }

  private static Deletion ofAccount(DomainEvent event, Role role, UUID account, What what) {
    return of(event.occurredAt(), new AccountId(role, account), what, account);
  }

  static Deletion of(Instant at, AccountId owner, What what, UUID id) {
    return new Deletion(at, owner, what, id, Optional.empty());
  }

  static Deletion ofWebhook(Instant at, UUID id) {
    return of(at, NOBODY, What.WEBHOOK, id);
  }

  /** What this and another line have in common, if the later of them alone counts. */
  Object subject() {
    return switch (what) {
      case PLACE_IN_GROUP, PLACE_IN_GROUP_GIVEN -> List.of(What.PLACE_IN_GROUP, id, group);
      case STANDING, STANDING_GIVEN -> List.of(What.STANDING, owner);
      default -> this;
    };
  }

  /** The patient whose it was. */
  PatientId patient() {
    return new PatientId(owner.value());
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
          owner(words[1]),
          What.valueOf(words[2]),
          UUID.fromString(words[3]),
          words.length > WITHOUT_GROUP
              ? Optional.of(UUID.fromString(words[WITHOUT_GROUP]))
              : Optional.empty());
    } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BackupRefused("The journal of deletions has a line that is none: " + line);
    }
  }

  /** Patients have no role there: there were lines before those of others. */
  private static AccountId owner(String word) {
    int colon = word.indexOf(':');
    return colon < 0
        ? new AccountId(Role.PATIENT, UUID.fromString(word))
        : new AccountId(
            Role.valueOf(word.substring(0, colon)), UUID.fromString(word.substring(colon + 1)));
  }

  @Override
  public String toString() {
    String whose = owner.role() == Role.PATIENT ? "" : owner.role() + ":";
    return at
        + " "
        + whose
        + owner.value()
        + " "
        + what
        + " "
        + id
        + group.map(out -> " " + out).orElse("");
  }
}
