package br.com.techmedicos.adapters.rest.admission;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Optional;

/**
 * What one instance takes on at once, under {@code techmedicos.admission}. The figures fit what
 * they protect; they are settings so that a test can meet them.
 *
 * @param callDeadline how long a call may take from its arrival to its answer. People have given up
 *     by then, and no call that works takes a tenth of it
 * @param calls how many calls are worked on or wait in line for a thread. Two cores do some hundred
 *     calls a second, so that who is last in the line is still answered within the deadline
 * @param transfers how many files may be on their way, in either direction; what the heap bears if
 *     absent
 */
@ConfigurationProperties("techmedicos.admission")
public record AdmissionLimits(
    @Bindable(defaultValue = "10s") Duration callDeadline,
    @Bindable(defaultValue = "2000") int calls,
    Optional<Integer> transfers) {

  /** The calls that are admitted, and answered in time. */
  public static final String PATHS = "/api/**";

  /**
   * What a transfer holds of the heap while it is open: the segments of its cipher, and buffers.
   */
  static final long BYTES_OF_A_TRANSFER = 3 * 1024 * 1024;

  /**
   * Of the calls, how many one user, or one address without a user, may have under way: an eighth,
   * but as many as browsers ask for at once in any.
   */
  int callsOfAnAsker() {
    return Math.max(8, calls / 8);
  }

  /** How many transfers there are room for: in a quarter of the heap, but four in any. */
  int transfersThatFit(long heap) {
    return transfers.orElseGet(
        () -> (int) Math.max(4, Math.min(heap / 4 / BYTES_OF_A_TRANSFER, Integer.MAX_VALUE)));
  }
}
