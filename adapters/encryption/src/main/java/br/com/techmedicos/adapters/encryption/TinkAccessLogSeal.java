package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Seals with {@link SealingKeys}. These keys are never deleted: log entries are kept for twenty
 * years, and verifying a seal needs its key.
 */
public final class TinkAccessLogSeal implements AccessLogSeal {

  private final SealingKeys keys;

  /**
   * Opens a folder; creates it and its first key if they do not exist.
   *
   * @param folder where the keys are
   * @param clock tells when to look for new keys
   */
  public TinkAccessLogSeal(Path folder, InstantSource clock) {
    keys = new SealingKeys(folder, "seal", clock);
  }

  /** Makes a new key, which seals from now on; in other instances, within five seconds. */
  public void rotate() {
    keys.rotate();
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
