package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.application.healthrecord.AccessLogSeal;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Seals with HMAC-SHA-256, by keys in a folder that the instances of one database share. The newest
 * seals. No key is ever deleted, since an entry of the log is kept for twenty years, and its seal
 * holds as long as its key is there.
 */
public final class TinkAccessLogSeal implements AccessLogSeal {

  private static final String PREFIX = "seal-";

  private final KeySequence<Mac> sequence;

  /**
   * Opens a folder; at first start, makes it and its first key.
   *
   * @param folder where the keys are
   */
  public TinkAccessLogSeal(Path folder) {
    sequence =
        new KeySequence<>(folder, PREFIX, PredefinedMacParameters.HMAC_SHA256_256BITTAG, Mac.class);
  }

  /** Makes a new key, which seals from now on, in every instance. */
  public void rotate() {
    sequence.rotate();
  }

  @Override
  public byte[] seal(byte[] content) {
    try {
      return sequence.keys().computeMac(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a content of any size can be sealed", e);
    }
  }

  @Override
  public boolean holds(byte[] seal, byte[] content) {
    try {
      sequence.keys().verifyMac(seal, content);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
