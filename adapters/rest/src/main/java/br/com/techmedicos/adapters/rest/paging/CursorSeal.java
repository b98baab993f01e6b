package br.com.techmedicos.adapters.rest.paging;

/**
 * Authenticates cursors: a message authentication code under a key that the instances of one
 * database share.
 */
public interface CursorSeal {

  /** Seals a content. */
  byte[] seal(byte[] content);

  /** Whether a seal belongs to a content, under a known key. */
  boolean holds(byte[] seal, byte[] content);
}
