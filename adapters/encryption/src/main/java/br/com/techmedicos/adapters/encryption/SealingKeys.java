package br.com.techmedicos.adapters.encryption;

import com.google.crypto.tink.Mac;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Keys that seal with HMAC-SHA-256, for one purpose, in a folder that the instances of one database
 * share. The newest seals; a seal holds as long as its key is there.
 */
public final class SealingKeys {

  private final KeySequence<Mac> sequence;

  /**
   * Opens a folder; at first start, makes it and its first key.
   *
   * @param folder where the keys are
   * @param purpose what they seal, as the names of their files begin
   */
  public SealingKeys(Path folder, String purpose) {
    sequence =
        new KeySequence<>(
            folder, purpose + "-", PredefinedMacParameters.HMAC_SHA256_256BITTAG, Mac.class);
  }

  /** Makes a new key, which seals from now on, in every instance. */
  public void rotate() {
    sequence.rotate();
  }

  /**
   * Seals a content.
   *
   * @param content of any size
   * @return the seal
   */
  public byte[] seal(byte[] content) {
    try {
      return sequence.keys().computeMac(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a content of any size can be sealed", e);
    }
  }

  /**
   * {@return whether a seal was made for a content, by a key that is there}
   *
   * @param seal what may be one
   * @param content what it may have been made for
   */
  public boolean holds(byte[] seal, byte[] content) {
    try {
      sequence.keys().verifyMac(seal, content);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
