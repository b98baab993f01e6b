package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import java.util.List;
import java.util.Optional;

/** The access logs of all patients. Rows are only added, never removed. */
public interface AccessLogs {

  /**
   * Locks a patient's log until the unit of work ends, so that rows are added one after the other.
   *
   * @return the current log, which may be empty
   */
  AccessLog hold(PatientId patient);

  /**
   * Adds a row to a locked log.
   *
   * @param log as it is with the row
   */
  void append(AccessLog log, AccessLogEntry entry);

  /**
   * Finds the last row that an access {@linkplain Access#isRepeatedBy repeats}.
   *
   * @param access a refusal, or a list for a doctor
   * @return the row, or empty if there is none
   */
  Optional<AccessLogEntry> findRepeated(Access access);

  /**
   * Stores the number of repetitions of an access.
   *
   * @param entry of a log that is held, once more
   */
  void update(AccessLogEntry entry);

  /**
   * Returns rows of a log, oldest first.
   *
   * @param after rows after this place
   */
  List<AccessLogEntry> rows(PatientId patient, long after, int limit);

  /**
   * Iterates over all logs.
   *
   * @param after the last of the batch before, or nothing to begin
   * @return the next logs, by patient; includes those whose head is missing
   */
  List<AccessLog> all(Optional<PatientId> after, int limit);
}
