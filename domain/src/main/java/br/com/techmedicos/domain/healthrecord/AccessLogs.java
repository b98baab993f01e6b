package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.PatientId;
import java.util.List;
import java.util.Optional;

/** The access logs of all patients. Rows are only ever added. */
public interface AccessLogs {

  /**
   * Holds a patient's log until the unit of work ends: nobody else holds it meanwhile, so that rows
   * are added one after the other.
   *
   * @param patient whose
   * @return the log as it stands, which may be empty
   */
  AccessLog hold(PatientId patient);

  /**
   * Adds a row to a log that is held.
   *
   * @param log as it is with the row
   * @param entry the row
   */
  void append(AccessLog log, AccessLogEntry entry);

  /**
   * The last row of which an access would be the {@linkplain Access#isRepeatedBy repetition}.
   *
   * @param access a refusal, or a list for a doctor
   * @return the row, or nothing if there is none
   */
  Optional<AccessLogEntry> findRepeated(Access access);

  /**
   * Keeps how often an access was repeated.
   *
   * @param entry of a log that is held, once more
   */
  void update(AccessLogEntry entry);

  /**
   * Rows of a log, the oldest first.
   *
   * @param patient whose
   * @param after rows after this place
   * @param limit the most wanted
   */
  List<AccessLogEntry> rows(PatientId patient, long after, int limit);

  /**
   * Goes through all logs.
   *
   * @param after the last of the batch before, or nothing to begin
   * @param limit the most wanted
   * @return the next logs, by patient; also those of which only rows are left
   */
  List<AccessLog> all(Optional<PatientId> after, int limit);
}
