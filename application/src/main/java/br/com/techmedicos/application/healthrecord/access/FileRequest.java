package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Optional;

/**
 * Someone asks for a file.
 *
 * @param actor who
 * @param record in whose record; nothing if they mean their own
 * @param file which
 */
public record FileRequest(AccountId actor, Optional<PatientId> record, RecordFileId file) {

  /**
   * A patient asks for a file as one of their own.
   *
   * @param patient who
   * @param file which
   * @return the request
   */
  public static FileRequest own(PatientId patient, RecordFileId file) {
    return new FileRequest(AccountId.of(patient), Optional.empty(), file);
  }

  /**
   * A doctor asks for a file in a patient's record.
   *
   * @param doctor who
   * @param patient whose record
   * @param file which
   * @return the request
   */
  public static FileRequest shared(DoctorId doctor, PatientId patient, RecordFileId file) {
    return new FileRequest(AccountId.of(doctor), Optional.of(patient), file);
  }
}
