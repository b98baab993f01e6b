package br.com.techmedicos.adapters.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The keys that wrap the keys of contents, in a folder that the instances of one database share.
 * The newest wraps; every one that is there unwraps what it has wrapped. Replacing one goes in
 * three steps, in which no content is encrypted again: {@link #rotate}, then every key of a content
 * is wrapped anew, then {@link #retireOld}.
 */
public final class MasterKeys implements Aead {

  private static final String PREFIX = "master-";

  private final KeySequence<Aead> sequence;

  /**
   * Opens a folder; at first start, makes it and its first key.
   *
   * @param folder where the keys are
   */
  public MasterKeys(Path folder) {
    sequence = new KeySequence<>(folder, PREFIX, PredefinedAeadParameters.AES256_GCM, Aead.class);
  }

  /** Makes a new key, which wraps from now on, in every instance. */
  public void rotate() {
    sequence.rotate();
  }

  /**
   * Deletes all keys but the newest. What is still wrapped by another is lost, so the keys of all
   * contents have to be wrapped anew before, also those of uploads that were under way. What had
   * been deleted by then cannot be brought back any more, not even from a backup of the database.
   */
  public void retireOld() {
    sequence.retireOld();
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
    return sequence.keys().encrypt(plaintext, associatedData);
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    return sequence.keys().decrypt(ciphertext, associatedData);
  }
}
