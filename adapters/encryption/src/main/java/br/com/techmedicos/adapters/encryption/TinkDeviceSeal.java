package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.application.identity.DeviceSeal;
import java.nio.file.Path;
import java.time.InstantSource;

/** Seals with {@link SealingKeys}. Without its key, a device token is ignored. */
public final class TinkDeviceSeal implements DeviceSeal {

  private final SealingKeys keys;

  /**
   * Opens a folder; creates it and its first key if they do not exist.
   *
   * @param folder where the keys are
   * @param clock tells when to look for new keys
   */
  public TinkDeviceSeal(Path folder, InstantSource clock) {
    keys = new SealingKeys(folder, "device", clock);
  }

  @Override
  public byte[] seal(byte[] content) {
    return keys.seal(content);
  }

  @Override
  public boolean holds(byte[] seal, byte[] content) {
    return keys.holds(seal, content);
  }
}
