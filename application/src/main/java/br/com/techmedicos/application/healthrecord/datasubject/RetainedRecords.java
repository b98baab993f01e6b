package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The records that are kept only because the law requires it, and until when. */
public interface RetainedRecords {

  /**
   * Marks a record as kept only because the law requires it.
   *
   * @param until when it may go
   */
  void retain(PatientId patient, Instant until);

  /**
   * Returns until when such a record is kept.
   *
   * @return the end, or empty if the patient did not request erasure
   */
  Optional<Instant> retainedUntil(PatientId patient);

  /**
   * Iterates over the records that may go.
   *
   * @param now records whose end this is, or was before
   * @param after the last of the batch before, or nothing to begin
   * @return the next patients, by id
   */
  List<PatientId> due(Instant now, Optional<PatientId> after, int limit);

  /**
   * Removes all that is left of a patient but their files: name, CPF and birth date, appointments
   * with consents, grants, the access log, requests of operators, and the mark itself.
   *
   * @param patient whose record is held; it is no error if nothing is left
   */
  void remove(PatientId patient);
}
