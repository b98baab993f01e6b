package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/**
 * A request for a file.
 *
 * @param record in whose record; nothing if they mean their own
 */
public record FileRequest(AccountId actor, Optional<PatientId> record, RecordFileId file) {

  /**
   * A patient's request for one of their own files.
   *
   * @return the request
   */
  public static FileRequest own(PatientId patient, RecordFileId file) {
    return new FileRequest(AccountId.of(patient), Optional.empty(), file);
  }

  /**
   * A doctor's request for a file in a patient's record.
   *
   * @return the request
   */
  public static FileRequest shared(DoctorId doctor, PatientId patient, RecordFileId file) {
    return new FileRequest(AccountId.of(doctor), Optional.of(patient), file);
  }
}
