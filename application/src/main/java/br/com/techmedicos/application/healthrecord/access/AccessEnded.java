package br.com.techmedicos.application.healthrecord.access;

import java.io.IOException;

/** Thrown when an access is no longer allowed during a transfer, which ends here. */
public final class AccessEnded extends IOException {

  private static final long serialVersionUID = 1L;

  AccessEnded() {
    super("the access has ended while the content was being read");
  }
}
