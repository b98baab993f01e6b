package br.com.techmedicos.domain.shared;

/**
 * Thrown by a store that is asked to replace an aggregate which someone else has replaced since it
 * was read. Reading it again and repeating the command is safe; a unit of work does so by itself.
 */
public final class StaleVersion extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleVersion() {
    super("replaced by someone else since it was read");
  }
}
