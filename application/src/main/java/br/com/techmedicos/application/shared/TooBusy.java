package br.com.techmedicos.application.shared;

import java.time.Duration;

/** The service is overloaded; nothing was done. Retrying later is safe. */
public final class TooBusy extends Failure {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Creates a failure with the time after which to retry.
   *
   * @param retryAfter how long to wait
   */
  public TooBusy(Duration retryAfter) {
    super("try again in " + retryAfter.toSeconds() + " s");
    this.retryAfter = retryAfter;
  }

  /** {@return how long to wait before a retry} */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.tooBusy(this);
  }
}
