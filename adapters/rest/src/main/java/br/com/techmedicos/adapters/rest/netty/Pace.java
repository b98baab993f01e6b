package br.com.techmedicos.adapters.rest.netty;

/** Checks that a transfer keeps the minimum rate while we wait for the client. */
final class Pace {

  private final ConnectionLimits limits;
  private long seen;
  private int idle;
  private int ticks;
  private long inWindow;

  Pace(ConnectionLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts a tick in which we waited for the client.
   *
   * @param moved total bytes since the transfer began
   * @return whether the client is too slow
   */
  boolean isTooSlow(long moved) {
    long now = moved - seen;
    seen = moved;
    idle = now == 0 ? idle + 1 : 0;
    inWindow += now;
    ticks++;
    if (ticks < limits.ticks(limits.window())) {
      return idle >= limits.ticks(limits.idle());
    }
    boolean slow = inWindow < limits.leastOfWindow();
    ticks = 0;
    inWindow = 0;
    return slow || idle >= limits.ticks(limits.idle());
  }

  /** Counts a tick in which the client waited for us. */
  void rest(long moved) {
    seen = moved;
    idle = 0;
  }
}
