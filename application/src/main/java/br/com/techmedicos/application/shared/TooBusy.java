package br.com.techmedicos.application.shared;

import java.time.Duration;

/** The service is overloaded; nothing was done. Retrying later is safe. */
public final class TooBusy extends Failure {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Tells when there may be room again.
   *
   * @param retryAfter how long to wait
   */
  public TooBusy(Duration retryAfter) {
    super("try again in " + retryAfter.toSeconds() + " s");
    this.retryAfter = retryAfter;
  }

  /** {@return how long to wait before trying again} */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public <T> T fold(Cases<T> cases) {
    return cases.tooBusy(this);
  }
}
