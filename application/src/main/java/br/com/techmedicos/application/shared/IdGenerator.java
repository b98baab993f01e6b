package br.com.techmedicos.application.shared;

import java.util.UUID;

/** Makes ids, never the same twice. */
public interface IdGenerator {

  /** {@return the next id, a UUIDv7 (RFC 9562): ids made later sort later, to the millisecond} */
  UUID next();
}
