package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.datasubject.ErasePatient;
import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveRecord;
import br.com.techmedicos.application.healthrecord.file.DeleteFile;
import br.com.techmedicos.application.healthrecord.sharing.DeleteGroup;
import br.com.techmedicos.application.healthrecord.sharing.RemoveFileFromGroup;
import br.com.techmedicos.application.healthrecord.sharing.RevokeGrant;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.identity.VoidPassword;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.partnership.RemoveWebhook;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.application.scheduling.RevokeCalendarFeed;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.bootstrap.backup.Deletion.What;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.context.annotation.Prototype;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes away again what a restore has brought back. */
@Prototype
public final class Replay {

  private static final Reason AGAIN = new Reason("Repetido depois de uma restauração de backup.");

  private final HealthRecord record;
  private final Identity identity;
  private final Directory directory;
  private final Scheduling scheduling;
  private final Partnership partnership;
  private final RestoredPlace ports;
  private final Clock clock;
  private final Map<AccountId, Instant> sessionsEnded = new HashMap<>();
  private final Set<AccountId> voided = new HashSet<>();
  private final Set<AccountId> oldPasswords = new LinkedHashSet<>();
  private final Set<AccountId> oldAddresses = new LinkedHashSet<>();

  Replay(
      HealthRecord record,
      Identity identity,
      Directory directory,
      Scheduling scheduling,
      Partnership partnership,
      RestoredPlace ports,
      Clock clock) {
    this.record = record;
    this.identity = identity;
    this.directory = directory;
    this.scheduling = scheduling;
    this.partnership = partnership;
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param done how many had come back
   * @param oldPasswords accounts with the password of before, which could not be voided
   * @param oldAddresses accounts with the mail address of before
   */
  public record Outcome(int done, List<AccountId> oldPasswords, List<AccountId> oldAddresses) {

    public Outcome {
      oldPasswords = List.copyOf(oldPasswords);
      oldAddresses = List.copyOf(oldAddresses);
    }
  }

  /**
   * Does what is undone, in the order of time. What is gone already is not asked for, since the
   * access log would tell of it.
   *
   * @param mailIsSent whether who has no password can get another one
   */
  public Outcome of(Deletions deletions, boolean mailIsSent) {
    deletions.lines().stream()
        .filter(line -> line.what() == What.PASSWORD || line.what() == What.ADDRESS)
        .forEach(
            line ->
                sessionsEnded.computeIfAbsent(
                    line.owner(), id -> ports.sessions().lastEndOf(id).orElse(Instant.MIN)));
    int done = 0;
    for (Deletion deletion : deletions.lines()) {
      done += redo(deletion, mailIsSent) ? 1 : 0;
    }
    return new Outcome(done, List.copyOf(oldPasswords), List.copyOf(oldAddresses));
  }

  /** Ends all sessions: some had ended after the backup, and nobody knows which. */
  public void endSessions() {
    Instant now = clock.instant();
    ports.unitOfWork().run(() -> ports.sessions().endEverybodys(now));
  }

  /** Returns whether there was something to do, as those below do. */
  private boolean redo(Deletion gone, boolean mailIsSent) {
    PatientId patient = gone.patient();
    UUID id = gone.id();
    return switch (gone.what()) {
      case FILE -> deleteFile(patient, new RecordFileId(id));
      case GRANT -> revokeGrant(patient, new GrantId(id));
      case GROUP -> deleteGroup(patient, new FileGroupId(id));
      case PLACE_IN_GROUP -> takeOutOfGroup(patient, gone);
      case RECORD ->
          does(() -> record.erasePatient().handle(new ErasePatient.Command(patient, true)));
      case REMAINS -> does(() -> record.removeRecord().handle(new RemoveRecord.Command(patient)));
      case ACCOUNT -> does(() -> close(patient, new OperatorId(id)));
      case STANDING -> suspendIfActive(gone.owner());
      case PASSWORD -> voidPassword(gone, mailIsSent);
      case ADDRESS -> {
        if (isSince(gone)) {
          oldAddresses.add(gone.owner()); // no address is outside the database
        }
        yield false;
      }
      case CALENDAR -> revokeCalendar(gone);
      case WEBHOOK -> does(() -> partnership.removeWebhook().handle(new RemoveWebhook.Command(id)));
      case PLACE_IN_GROUP_GIVEN, STANDING_GIVEN -> false;
    };
  }

  private boolean deleteFile(PatientId patient, RecordFileId file) {
    return ports.files().find(patient, file).isPresent()
        && does(() -> record.deleteFile().handle(new DeleteFile.Command(patient, file)));
  }

  private boolean revokeGrant(PatientId patient, GrantId grant) {
    return ports
            .grants()
            .find(patient, grant)
            .filter(it -> it.isOpenAt(clock.instant()))
            .isPresent()
        && does(() -> record.revokeGrant().handle(new RevokeGrant.Command(patient, grant)));
  }

  private boolean deleteGroup(PatientId patient, FileGroupId group) {
    return ports.groups().find(patient, group).isPresent()
        && does(() -> record.deleteGroup().handle(new DeleteGroup.Command(patient, group)));
  }

  private boolean takeOutOfGroup(PatientId patient, Deletion gone) {
    FileGroupId group = new FileGroupId(gone.group().orElseThrow());
    RecordFileId file = new RecordFileId(gone.id());
    return ports.groups().find(patient, group).filter(it -> it.files().contains(file)).isPresent()
        && does(
            () ->
                record
                    .removeFileFromGroup()
                    .handle(new RemoveFileFromGroup.Command(patient, group, file)));
  }

  private void close(PatientId patient, OperatorId operator) {
    record
        .releaseCpf()
        .handle(
            new ReleaseCpf.Command(
                patient, operator, Optional.empty(), AGAIN)); // no address is outside the database
  }

  private boolean suspendIfActive(AccountId account) {
    return ports.accounts().standing(account).filter(AccountStanding.ACTIVE::equals).isPresent()
        && does(() -> suspend(account));
  }

  private void suspend(AccountId account) {
    switch (account.role()) {
      case DOCTOR -> directory.decideVerification().handle(suspension(account));
      case PATIENT -> {
        PatientId patient = new PatientId(account.value());
        scheduling.suspendPatient().handle(new SuspendPatient.Command(patient, AGAIN));
      }
      case OPERATOR -> identity.suspendAccount().handle(new SuspendAccount.Command(account, AGAIN));
    }
  }

  private static DecideVerification.Command suspension(AccountId account) {
    return new DecideVerification.Command(
        new DoctorId(account.value()), new DecideVerification.Decision.Suspended(AGAIN));
  }

  private boolean voidPassword(Deletion gone, boolean mailIsSent) {
    AccountId owner = gone.owner();
    if (!isSince(gone) || voided.contains(owner)) {
      return false;
    }
    if (!mailIsSent || ports.accounts().find(owner).flatMap(it -> it.email()).isEmpty()) {
      oldPasswords.add(owner);
      return false;
    }
    voided.add(owner);
    return does(() -> identity.voidPassword().handle(new VoidPassword.Command(owner)));
  }

  /** Passwords and addresses end sessions when they change, so the account knows of all before. */
  private boolean isSince(Deletion change) {
    Instant stored = change.at().truncatedTo(ChronoUnit.MICROS); // as the account has it
    return ports.accounts().standing(change.owner()).isPresent()
        && sessionsEnded.getOrDefault(change.owner(), Instant.MIN).isBefore(stored);
  }

  private boolean revokeCalendar(Deletion gone) {
    Participant owner =
        gone.owner().role() == Role.DOCTOR
            ? Participant.of(new DoctorId(gone.owner().value()))
            : Participant.of(gone.patient());
    return ports.feeds().find(owner).map(CalendarFeed::id).filter(gone.id()::equals).isPresent()
        && does(
            () -> scheduling.revokeCalendarFeed().handle(new RevokeCalendarFeed.Command(owner)));
  }

  private static boolean does(Runnable deletion) {
    try {
      deletion.run();
      return true;
    } catch (DomainException notThere) {
      return false; // the patient has left already, or signed up after the backup
    }
  }
}
