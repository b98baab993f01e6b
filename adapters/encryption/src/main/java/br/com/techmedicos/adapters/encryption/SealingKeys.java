package br.com.techmedicos.adapters.encryption;

import com.google.crypto.tink.Mac;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * HMAC-SHA-256 keys for one purpose, in a folder that the instances of one database share. The
 * newest one seals; a seal can be verified as long as its key exists.
 */
public final class SealingKeys {

  /** How long a new key of another instance may go unnoticed: the folder may be far away. */
  static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(5);

  private final KeySequence<Mac> sequence;
  private final InstantSource clock;
  private volatile Seen seen;

  private record Seen(Mac keys, Instant at) {}

  /**
   * Opens a folder; creates it and its first key if they do not exist.
   *
   * @param folder where the keys are
   * @param purpose what they seal, as the names of their files begin
   * @param clock tells when to look for new keys
   */
  public SealingKeys(Path folder, String purpose, InstantSource clock) {
    sequence =
        new KeySequence<>(
            folder, purpose + "-", PredefinedMacParameters.HMAC_SHA256_256BITTAG, Mac.class);
    this.clock = clock;
    this.seen = new Seen(sequence.keys(), clock.instant());
  }

  /** Makes a new key, which seals from now on; in other instances, within five seconds. */
  public void rotate() {
    sequence.rotate();
    look();
  }

  /**
   * Seals a content.
   *
   * @param content of any size
   * @return the seal
   */
  public byte[] seal(byte[] content) {
    try {
      return recent().computeMac(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a content of any size can be sealed", e);
    }
  }

  /**
   * {@return whether a seal was made for a content, by an existing key}
   *
   * @param seal what may be one
   * @param content what it may have been made for
   */
  public boolean holds(byte[] seal, byte[] content) {
    // It may be by a key that is newer than the last look.
    return verifies(recent(), seal, content) || verifies(look(), seal, content);
  }

  private Mac recent() {
    Seen last = seen;
    Duration age = Duration.between(last.at(), clock.instant()).abs();
    return age.compareTo(LOOKED_AT_EVERY) < 0 ? last.keys() : look();
  }

  private Mac look() {
    seen = new Seen(sequence.keys(), clock.instant());
    return seen.keys();
  }

  private static boolean verifies(Mac keys, byte[] seal, byte[] content) {
    try {
      keys.verifyMac(seal, content);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
