package br.com.techmedicos.adapters.shared;

/** A file of the key folder contains no key. The message names the file. */
public final class UnreadableKey extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the file.
   *
   * @param file in the key folder
   * @param cause what its parser said
   */
  public UnreadableKey(String file, Throwable cause) {
    super(file + " in the key folder contains no key", cause);
  }
}
