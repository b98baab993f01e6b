package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.encryption.MasterKeys;
import br.com.techmedicos.adapters.jdbc.shared.Heartbeat;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs.Altered;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs.Findings;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.RewrapKeys;
import br.com.techmedicos.application.healthrecord.content.VerifyContents;
import br.com.techmedicos.application.healthrecord.datasubject.RemoveExpiredRecords;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.oversight.VerifyOperatorActs;
import br.com.techmedicos.bootstrap.backup.Backup;
import br.com.techmedicos.bootstrap.backup.BinaryLog;
import br.com.techmedicos.bootstrap.backup.Deletions;
import br.com.techmedicos.bootstrap.backup.Replay;
import br.com.techmedicos.bootstrap.backup.StartingDatabase;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Commands for operators. They can run while instances are running, on the same database and keys.
 */
final class Maintenance {

  private Maintenance() {}

  /** Creates a new key for access tokens. */
  static ExitCode rotateSigningKey() {
    try (ApplicationContext unstarted = ApplicationContext.builder().build();
        Environment environment = unstarted.getEnvironment().start()) {
      IdentityFactory.signingKeys(environment, Clock.systemUTC()).rotate();
    }
    return ExitCode.DONE;
  }

  /** Creates a new master key and rewraps all file keys; no file is encrypted again. */
  static ExitCode rotateMasterKey() {
    return run(
        service -> {
          service.findBean(MasterKeys.class).ifPresent(MasterKeys::rotate);
          RewrapKeys.Rewrapped files = rewrap(service);
          System.out.printf(
              "%d file keys are wrapped by the new master key. The old one is still needed by uploads"
                  + " under way: run retire-master-keys in %d hours or later.%n",
              files.keys(), ReceiveContent.LONGEST.toHours());
          printLocked(files.locked(), service);
          return files.locked().isEmpty() ? ExitCode.DONE : ExitCode.ALTERED;
        });
  }

  /**
   * Deletes all master keys but the newest, unless a file's key is not wrapped by it, or that of an
   * upload may not be yet.
   */
  static ExitCode retireMasterKeys() {
    return run(Maintenance::retireMasterKeys);
  }

  static ExitCode retireMasterKeys(ApplicationContext service) {
    service
        .findBean(MasterKeys.class)
        .flatMap(MasterKeys::rotatedAt)
        .map(rotated -> rotated.plus(ReceiveContent.LONGEST))
        .filter(uploadsEnd -> uploadsEnd.isAfter(service.getBean(Clock.class).instant()))
        .ifPresent(
            uploadsEnd -> {
              throw new KeysInUse(uploadsEnd);
            });
    RewrapKeys.Rewrapped files = rewrap(service); // of uploads running at the rotation, too
    if (!files.locked().isEmpty()) {
      printLocked(files.locked(), service);
      System.out.println("No master key was deleted.");
      return ExitCode.ALTERED;
    }
    service.findBean(MasterKeys.class).ifPresent(MasterKeys::retireOld);
    System.out.printf("%d file keys are wrapped by the only master key left.%n", files.keys());
    return ExitCode.DONE;
  }

  private static void printLocked(List<RecordFileId> files, ApplicationContext service) {
    files.forEach(
        file ->
            System.out.println(
                "LOCKED: no key opens file " + file + "; look for a master key that is missing"));
    if (!files.isEmpty() && service.findBean(MasterKeys.class).isPresent()) {
      System.out.printf(
          "Copy each master-*.json that %s lacks into it, from the key folder in use before or"
              + " another backup of it, and run verify-files%n",
          IdentityFactory.keyFolder(service.getEnvironment()));
    }
  }

  private static RewrapKeys.Rewrapped rewrap(ApplicationContext service) {
    return service.getBean(HealthRecord.class).rewrapKeys().handle(new RewrapKeys.Command());
  }

  /** Verifies an access log. If it was altered, prints the first altered row. */
  static ExitCode verifyAccessLog() {
    return run(Maintenance::verifyAccessLog);
  }

  private static ExitCode verifyAccessLog(ApplicationContext service) {
    Findings findings =
        service.getBean(HealthRecord.class).verifyAccessLogs().handle(new VerifyAccessLogs.Query());
    Optional<Altered> altered = findings.altered();
    System.out.println(
        altered
            .map(
                row ->
                    "ALTERED: row %d of the access log of patient %s is not as it was written"
                        .formatted(row.sequence(), row.patient()))
            .orElse(
                "%d access logs with %d rows are as they were written"
                    .formatted(findings.logs(), findings.rows())));
    boolean whole = areActsWhole(service);
    return altered.isPresent() || !whole ? ExitCode.ALTERED : ExitCode.DONE;
  }

  private static boolean areActsWhole(ApplicationContext service) {
    VerifyOperatorActs.Findings findings =
        service
            .getBean(Oversight.class)
            .verifyOperatorActs()
            .handle(new VerifyOperatorActs.Query());
    findings
        .altered()
        .ifPresentOrElse(
            row ->
                System.out.printf(
                    "ALTERED: row %d of the log of operators' acts is not as it was written%n",
                    row),
            () ->
                System.out.printf(
                    "%d acts of operators are as they were written%n", findings.rows()));
    return findings.altered().isEmpty();
  }

  /**
   * Decrypts every file. Prints those that are not as they were uploaded, and those without a key.
   */
  static ExitCode verifyFiles() {
    return run(Maintenance::verifyFiles);
  }

  private static ExitCode verifyFiles(ApplicationContext service) {
    VerifyContents.Findings findings =
        service.getBean(HealthRecord.class).verifyContents().handle(new VerifyContents.Query());
    System.out.printf(
        "%d files examined; %d bytes are as they were uploaded%n",
        findings.files(), findings.bytes());
    findings.damaged().forEach(file -> System.out.println("DAMAGED: file " + file));
    printLocked(findings.locked(), service);
    return findings.whole() ? ExitCode.DONE : ExitCode.ALTERED;
  }

  /** Removes the records that the law no longer keeps, or counts them. */
  static ExitCode removeExpiredRecords(boolean really, boolean clockIsRight) {
    return run(
        service -> {
          if (really) {
            Instant now = service.getBean(Clock.class).instant();
            service
                .getBean(Heartbeat.class)
                .last()
                .ifPresent(last -> WrongClock.requirePlausible(now, last, clockIsRight));
          }
          RemoveExpiredRecords.Removal removal =
              service
                  .getBean(HealthRecord.class)
                  .removeExpiredRecords()
                  .handle(
                      new RemoveExpiredRecords.Command(
                          !really,
                          soFar -> System.out.printf("%d records so far%n", soFar.records())));
          System.out.printf(
              "%d records of patients who left%s: %d files, %d appointments, %d rows of access"
                  + " logs%n",
              removal.records(),
              really ? " were removed" : " would be removed, with --really",
              removal.files(),
              removal.appointments(),
              removal.accesses());
          return ExitCode.DONE;
        });
  }

  /** Backs up the database and the contents to one folder, and the keys to another. */
  static ExitCode backUp(Path folder, Path keys, boolean position)
      throws IOException, InterruptedException {
    System.out.println(backup(folder, keys).make(position));
    return ExitCode.DONE;
  }

  /** Restores a backup, takes away again what was taken since, and verifies everything. */
  static ExitCode restore(Path folder, Path keys, Path journal, Optional<BinaryLog> log)
      throws IOException, InterruptedException {
    Deletions deletions = Deletions.in(journal);
    Backup backup = backup(folder, keys);
    System.out.println(backup.restore(log, journal));
    Optional<Instant> until = log.flatMap(BinaryLog::until);
    boolean lacksNothing = log.filter(BinaryLog::goesToItsEnd).isPresent();
    return replay(
        deletions,
        until,
        !lacksNothing,
        Map.of(StartingDatabase.BEING_RESTORED, true),
        backup::end);
  }

  /** Takes away again what a restore by other means has brought back, and verifies everything. */
  static ExitCode replayDeletions(Path journal) throws IOException {
    return replay(Deletions.in(journal), Optional.empty(), true, Map.of(), () -> {});
  }

  /** What is done when a place may be used. */
  private interface End {
    void come() throws IOException;
  }

  private static ExitCode replay(
      Deletions deletions,
      Optional<Instant> until,
      boolean endsSessions,
      Map<String, Object> settings,
      End end) {
    return run(
        settings,
        service -> {
          Replay replay = service.getBean(Replay.class);
          Replay.Outcome outcome =
              replay.of(deletions, service.getBean(MailConfiguration.class).isSent());
          print(outcome, until);
          if (endsSessions) {
            replay.endSessions();
            System.out.println("All sessions are ended: everybody logs in again");
          }
          come(end);
          ExitCode files = verifyFiles(service);
          ExitCode logs = verifyAccessLog(service);
          return files == ExitCode.DONE ? logs : files;
        });
  }

  private static void come(End end) {
    try {
      end.come();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(Replay.Outcome outcome, Optional<Instant> until) {
    System.out.printf("%d deletions, erasures and revocations were done again%n", outcome.done());
    until.ifPresent(
        moment ->
            System.out.printf(
                "The journal was replayed to its end, and not only until %s%n", moment));
    outcome
        .oldPasswords()
        .forEach(
            account ->
                System.out.printf(
                    "OLD PASSWORD: %s %s logs in as before a change that this does not know%n",
                    account.role(), account.value()));
    outcome
        .oldAddresses()
        .forEach(
            account ->
                System.out.printf(
                    "OLD ADDRESS: mails to %s %s go where they went before a change%n",
                    account.role(), account.value()));
  }

  private static Backup backup(Path folder, Path keys) {
    try (ApplicationContext unstarted = ApplicationContext.builder().build();
        Environment environment = unstarted.getEnvironment().start()) {
      return Backup.in(environment, IdentityFactory.keyFolder(environment), folder, keys);
    }
  }

  private static ExitCode run(Function<ApplicationContext, ExitCode> command) {
    return run(Map.of(), command);
  }

  private static ExitCode run(
      Map<String, Object> settings, Function<ApplicationContext, ExitCode> command) {
    Map<String, Object> all = quietly(settings);
    all.put(StartingDatabase.MADE, true);
    try (ApplicationContext service = ApplicationContext.run(all)) {
      return command.apply(service);
    }
  }

  /**
   * Settings with which nothing listens and nothing works in the background, whatever the role of
   * the service is: nobody is told by a restored database what they were told before.
   */
  static Map<String, Object> quietly(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ProcessRole.PROPERTY, ProcessRole.ONLY_SERVICE);
    return all;
  }
}
