package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.List;
import java.util.Optional;

/**
 * Checks that no access log was tampered with: no row changed, inserted, removed, moved to another
 * log or cut off the end.
 */
public final class VerifyAccessLogs {

  private static final int LOGS_AT_ONCE = 100;
  private static final int ROWS_AT_ONCE = 1_000;

  private final UnitOfWork unitOfWork;
  private final AccessLogs logs;
  private final AccessLogSeal seal;

  public VerifyAccessLogs(UnitOfWork unitOfWork, AccessLogs logs, AccessLogSeal seal) {
    this.unitOfWork = unitOfWork;
    this.logs = logs;
    this.seal = seal;
  }

  /** Verifies all logs. */
  public record Query() {}

  /**
   * The result of the verification.
   *
   * @param logs how many logs were looked at
   * @param rows how many rows they have
   * @param altered the first row that is not as it was written, if any
   */
  public record Findings(long logs, long rows, Optional<Altered> altered) {}

  /**
   * A row that was altered.
   *
   * @param sequence its place; one more than there are rows if the end is missing
   */
  public record Altered(PatientId patient, long sequence) {}

  /**
   * Verifies all logs and stops at the first altered row.
   *
   * @param query nothing needs to be said
   * @return the findings
   */
  public Findings handle(Query query) {
    long count = 0;
    long rows = 0;
    Optional<PatientId> after = Optional.empty();
    for (List<AccessLog> batch = logs.all(after, LOGS_AT_ONCE);
        !batch.isEmpty();
        batch = logs.all(after, LOGS_AT_ONCE)) {
      for (AccessLog log : batch) {
        Reading reading = unitOfWork.execute(() -> read(log.patient()));
        count++;
        rows += reading.rows();
        if (!reading.unaltered()) {
          return new Findings(
              count, rows, Optional.of(new Altered(log.patient(), reading.rows() + 1)));
        }
        after = Optional.of(log.patient());
      }
    }
    return new Findings(count, rows, Optional.empty());
  }

  /**
   * How many rows of a log were read, and whether they are unaltered.
   *
   * @param rows how many rows are as they were written
   * @param unaltered whether these are all there were
   */
  private record Reading(long rows, boolean unaltered) {}

  private Reading read(PatientId patient) {
    AccessLog log = logs.hold(patient); // nobody can write to it meanwhile
    long read = 0;
    Seal last = Seal.NONE;
    for (List<AccessLogEntry> rows = logs.rows(patient, 0, ROWS_AT_ONCE);
        !rows.isEmpty();
        rows = logs.rows(patient, read, ROWS_AT_ONCE)) {
      for (AccessLogEntry row : rows) {
        if (!AccessLog.isUnaltered(last, read + 1, row, seal::holds)) {
          return new Reading(read, false);
        }
        read++;
        last = row.seal();
      }
    }
    return new Reading(read, log.isEndOf(read, last, seal::holds));
  }
}
