package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.FileFormat;
import java.util.Optional;

/** Tells from its content what a file is. */
public interface FormatDetector {

  /** As many bytes of the beginning of a content as are looked at. */
  int BEGINNING = 65_536;

  /**
   * Tells the format.
   *
   * @param beginning the first bytes of a content, all of it or {@value #BEGINNING}; not changed
   * @return the format, or nothing if it is none that a record takes
   */
  Optional<FileFormat> detect(byte[] beginning);
}
