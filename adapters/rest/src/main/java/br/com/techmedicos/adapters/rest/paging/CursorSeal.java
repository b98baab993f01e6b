package br.com.techmedicos.adapters.rest.paging;

/**
 * Makes sure that a cursor was written here: a message authentication code under a key that the
 * instances of one database share.
 */
public interface CursorSeal {

  /** The seal of a content. */
  byte[] seal(byte[] content);

  /** Whether a seal was made for a content, under a key that is still known. */
  boolean holds(byte[] seal, byte[] content);
}
