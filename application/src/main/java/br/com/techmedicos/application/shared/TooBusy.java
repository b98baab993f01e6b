package br.com.techmedicos.application.shared;

import java.time.Duration;

/**
 * More is asked for at once than there is room for; nothing was done. Trying again after a while is
 * safe.
 */
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
