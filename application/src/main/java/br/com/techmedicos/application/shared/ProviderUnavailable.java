package br.com.techmedicos.application.shared;

import java.time.Duration;

/**
 * Whoever provides the rooms does not answer, or not as it should. Nobody is sent into a room that
 * may not be there.
 */
public final class ProviderUnavailable extends Failure {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Tells when the provider may be back.
   *
   * @param retryAfter how long to wait
   */
  public ProviderUnavailable(Duration retryAfter) {
    super("the provider of rooms does not answer as it should");
    this.retryAfter = retryAfter;
  }

  /** {@return how long to wait before trying again} */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.providerUnavailable(this);
  }
}
