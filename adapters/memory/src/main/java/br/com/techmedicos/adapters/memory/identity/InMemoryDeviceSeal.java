package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.DeviceSeal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Uses the SHA-256 of the content as its seal. Anyone can forge it, but it is enough for tests and
 * trials.
 */
public final class InMemoryDeviceSeal implements DeviceSeal {

  @Override
  public byte[] seal(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean holds(byte[] seal, byte[] content) {
    return MessageDigest.isEqual(seal, seal(content));
  }
}
