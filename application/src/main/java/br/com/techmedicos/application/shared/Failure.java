package br.com.techmedicos.application.shared;

/**
 * Something that a use case needs has failed: a database, a store, a key, a scanner, a provider or
 * free capacity. No rule was broken, and nothing was committed, unless a {@link
 * DatabaseUnavailable} says that nobody knows.
 */
public abstract sealed class Failure extends RuntimeException
    permits ContentDamaged,
        Contention,
        DatabaseUnavailable,
        KeyUnavailable,
        ProviderUnavailable,
        ScannerUnavailable,
        StorageUnavailable,
        TooBusy {

  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Applies the function for this kind of failure.
   *
   * @return the result of that function
   */
  public abstract <T> T fold(Cases<T> cases);

  /** One function for each kind of failure. */
  public interface Cases<T> {
    T contentDamaged(ContentDamaged failure);

    T contention(Contention failure);

    T databaseUnavailable(DatabaseUnavailable failure);

    T keyUnavailable(KeyUnavailable failure);

    T providerUnavailable(ProviderUnavailable failure);

    T scannerUnavailable(ScannerUnavailable failure);

    T storageUnavailable(StorageUnavailable failure);

    T tooBusy(TooBusy failure);
  }
}
