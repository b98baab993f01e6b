package br.com.techmedicos.application.shared;

import java.util.UUID;

/** Generates unique IDs. */
public interface IdGenerator {

  /**
   * {@return a new ID, a UUIDv7 (RFC 9562): newer IDs sort after older ones, to the millisecond}
   */
  UUID next();
}
