package br.com.techmedicos.application.shared;

import java.time.Duration;

/**
 * The provider of meeting rooms does not answer, or answers with an error. No party is sent to a
 * room that may not exist.
 */
public final class ProviderUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Creates a failure with the time after which to retry.
   *
   * @param retryAfter how long to wait
   */
  public ProviderUnavailable(Duration retryAfter) {
    super("the provider of meeting rooms does not answer correctly");
    this.retryAfter = retryAfter;
  }

  /** {@return how long to wait before a retry} */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.providerUnavailable(this);
  }
}
