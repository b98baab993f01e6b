package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.FileFormat;
import java.util.Optional;

/** Detects the format of a file from its content. */
public interface FormatDetector {

  /** How many bytes at the beginning of a content are examined. */
  int BEGINNING = 65_536;

  /**
   * Detects the format.
   *
   * @param beginning the first bytes of a content, all of it or {@value #BEGINNING}; not changed
   * @return the format, or empty if it is not an accepted one
   */
  Optional<FileFormat> detect(byte[] beginning);
}
