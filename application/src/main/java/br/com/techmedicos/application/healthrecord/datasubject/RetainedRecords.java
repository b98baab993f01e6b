package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
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
}
