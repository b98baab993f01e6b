package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.SecretToken;
import java.util.UUID;

/**
 * Derives the secrets in the addresses of calendar feeds, by a key that the instances of one
 * database share. So an owner can be shown an address again, though only its digest is stored.
 */
public interface CalendarSecrets {

  /**
   * Derives a secret.
   *
   * @param feed the ID of a feed
   * @return its secret, always the same: at least 256 bits that nobody can guess without the key
   */
  SecretToken of(UUID feed);
}
