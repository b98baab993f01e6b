package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Objects;

/**
 * The file and the patient that a content and its key belong to. Decryption fails for any other
 * file, so that the contents of two files cannot be swapped.
 *
 * @param file whose content it is
 * @param patient whose record the file is in
 */
public record ContentBinding(RecordFileId file, PatientId patient) {

  public ContentBinding {
    Objects.requireNonNull(file);
    Objects.requireNonNull(patient);
  }
}
