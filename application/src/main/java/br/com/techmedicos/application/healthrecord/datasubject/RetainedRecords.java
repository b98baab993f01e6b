package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.Optional;

/** Which records are there only because the law keeps them, and until when. */
public interface RetainedRecords {

  /**
   * A record is kept only for the law from now on.
   *
   * @param patient whose
   * @param until when it may go
   */
  void retain(PatientId patient, Instant until);

  /**
   * Until when a record is kept only for the law.
   *
   * @param patient whose
   * @return the end, or nothing if the patient did not ask for erasure
   */
  Optional<Instant> retainedUntil(PatientId patient);
}
