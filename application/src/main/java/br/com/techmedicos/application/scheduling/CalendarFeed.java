package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A calendar that programs read under a secret address, without a login.
 *
 * @param owner whose appointments it lists
 * @param id what its secret is derived from
 * @param digest of its secret, which is not stored
 * @param madeAt since when
 */
public record CalendarFeed(Participant owner, UUID id, TokenDigest digest, Instant madeAt) {

  public CalendarFeed {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(id);
    Objects.requireNonNull(digest);
    Objects.requireNonNull(madeAt);
  }
}
