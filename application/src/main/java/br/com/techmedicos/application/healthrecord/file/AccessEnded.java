package br.com.techmedicos.application.healthrecord.file;

import java.io.IOException;

/** An access that was allowed is so no longer: the transfer under way ends here. */
public final class AccessEnded extends IOException {

  private static final long serialVersionUID = 1L;

  AccessEnded() {
    super("the access has ended while the content was being read");
  }
}
