package br.com.techmedicos.adapters.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/**
 * The master keys that wrap the keys of contents, in a folder that the instances of one database
 * share. The newest one wraps; all of them unwrap. A key is replaced in three steps, without
 * encrypting any content again: {@link #rotate}, rewrap the keys of all contents, {@link
 * #retireOld}.
 */
public final class MasterKeys implements Aead {

  private static final String PREFIX = "master-";

  private final KeySequence<Aead> sequence;

  /**
   * Opens a folder; creates it and its first key if they do not exist.
   *
   * @param folder where the keys are
   */
  public MasterKeys(Path folder) {
    sequence = new KeySequence<>(folder, PREFIX, PredefinedAeadParameters.AES256_GCM, Aead.class);
  }

  /** Creates a new key. From now on all instances wrap with it. */
  public void rotate() {
    sequence.rotate();
  }

  /**
   * When the newest key was made, or put into the folder by a restore; empty if it is the only one.
   * What was wrapped before that may not be committed yet.
   */
  public Optional<Instant> rotatedAt() {
    return sequence.rotatedAt();
  }

  /**
   * Deletes all keys but the newest. A content whose key is still wrapped by another key is lost,
   * so the keys of all contents must be rewrapped before, including those of running uploads.
   * Contents deleted by then cannot be restored any more, not even from a backup of the database.
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
