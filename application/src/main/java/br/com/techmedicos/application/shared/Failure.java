package br.com.techmedicos.application.shared;

/**
 * What a use case needs has failed: a store, a key, a scanner, a provider, or there is no room. No
 * rule was broken, and nothing was kept.
 */
public abstract sealed class Failure extends RuntimeException
    permits ContentDamaged,
        Contention,
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
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  public abstract <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of failure.
   *
   * @param <T> what the answer is
   */
  public interface Cases<T> {
    T contentDamaged(ContentDamaged failure);

    T contention(Contention failure);

    T keyUnavailable(KeyUnavailable failure);

    T providerUnavailable(ProviderUnavailable failure);

    T scannerUnavailable(ScannerUnavailable failure);

    T storageUnavailable(StorageUnavailable failure);

    T tooBusy(TooBusy failure);
  }
}
