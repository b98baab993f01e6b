package br.com.techmedicos.application.healthrecord.access;

/**
 * A message authentication code under a key that the database does not have, so that who can write
 * to the database still cannot alter an access log unnoticed.
 */
public interface AccessLogSeal {

  /** The most bytes a seal has. */
  int MAXIMUM_LENGTH = 64;

  /**
   * Seals.
   *
   * @param content anything
   * @return its seal, under the newest key
   */
  byte[] seal(byte[] content);

  /**
   * Whether a content is what was sealed.
   *
   * @param seal made by any key there was
   * @param content what is said to have been sealed
   * @return whether it is so
   */
  boolean holds(byte[] seal, byte[] content);
}
