package br.com.techmedicos.bootstrap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Old master keys are still needed. The message tells the operator until when. */
final class KeysInUse extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Says until when.
   *
   * @param uploadsEnd when all uploads have ended that began with an old key
   */
  KeysInUse(Instant uploadsEnd) {
    super(
        "Uploads that began before the newest master key may still need an older one: repeat this after "
            + uploadsEnd.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
  }
}
