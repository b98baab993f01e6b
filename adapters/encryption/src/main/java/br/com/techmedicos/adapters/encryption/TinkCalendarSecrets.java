package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.scheduling.CalendarSecrets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/**
 * Secrets that are seals of the feed's ID by {@link SealingKeys}. With another key an owner is
 * shown none; the addresses that were given out hold until they are revoked.
 */
public final class TinkCalendarSecrets implements CalendarSecrets {

  private final SealingKeys keys;

  /**
   * Opens a folder; creates it and its first key if they do not exist.
   *
   * @param folder where the keys are
   * @param clock tells when to look for new keys
   */
  public TinkCalendarSecrets(Path folder, InstantSource clock) {
    keys = new SealingKeys(folder, "calendar", clock);
  }

  @Override
  public SecretToken of(UUID feed) {
    return new SecretToken(
        Base64.getUrlEncoder().withoutPadding().encodeToString(keys.seal(Uuids.bytes(feed))));
  }
}
