package br.com.techmedicos.application.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A device on which someone logged in.
 *
 * @param id random, new at each login
 * @param expiresAt when its token is void
 */
record Device(UUID id, Instant expiresAt) {

  TallyKey key() {
    return TallyKey.of("device " + id);
  }
}
