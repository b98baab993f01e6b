package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Objects;

/**
 * What a content and its key belong to. They are good for nothing else, so that those of two files
 * cannot be swapped.
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
