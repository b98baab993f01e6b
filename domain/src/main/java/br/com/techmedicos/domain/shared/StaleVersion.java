package br.com.techmedicos.domain.shared;

/**
 * Thrown when an aggregate was replaced by someone else since it was read. It is safe to read it
 * again and repeat the command; a unit of work does so automatically.
 */
public final class StaleVersion extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleVersion() {
    super("replaced by another transaction since it was read");
  }
}
