package br.com.techmedicos.application.healthrecord.access;

/**
 * Computes message authentication codes with a key that is not in the database, so that anyone who
 * can write to the database still cannot alter an access log undetected.
 */
public interface AccessLogSeal {

  /** The maximum length of a seal, in bytes. */
  int MAXIMUM_LENGTH = 64;

  /**
   * Seals a content.
   *
   * @return the seal, under the newest key
   */
  byte[] seal(byte[] content);

  /**
   * Verifies the seal of a content.
   *
   * @param seal made by any key there was
   * @param content what is said to have been sealed
   * @return whether the content is unaltered
   */
  boolean holds(byte[] seal, byte[] content);
}
