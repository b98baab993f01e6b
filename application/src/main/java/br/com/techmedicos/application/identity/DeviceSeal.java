package br.com.techmedicos.application.identity;

/**
 * Computes message authentication codes of device tokens, with a key that the instances of one
 * database share.
 */
public interface DeviceSeal {

  /**
   * Seals a content.
   *
   * @return the seal, under the newest key
   */
  byte[] seal(byte[] content);

  /**
   * Verifies the seal of a content.
   *
   * @param seal what may be one
   * @param content what it may have been made for
   * @return whether it was made for this content, by an existing key
   */
  boolean holds(byte[] seal, byte[] content);
}
