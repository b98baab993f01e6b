package br.com.techmedicos.adapters.rest.admission;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The concurrency limits of one instance ({@code techmedicos.admission}). The defaults fit the
 * resources they protect; they are configurable for tests.
 *
 * @param callDeadline how long a call may take from arrival to answer. People have given up by
 *     then; a normal call takes less than a tenth of it
 * @param calls how many calls may run or wait for a thread. Two cores serve some hundred calls a
 *     second, so the last in the queue is still answered within the deadline
 * @param writes how many calls that write may run at once. Three quarters of the database
 *     connections: each holds one, and may wait for a lock with it, so reads always find one
 * @param transfers how many files may be transferred at once, in either direction; by default as
 *     many as the heap allows
 */
@ConfigurationProperties("techmedicos.admission")
public record AdmissionLimits(
    @Bindable(defaultValue = "10s") Duration callDeadline,
    @Bindable(defaultValue = "2000") int calls,
    @Bindable(defaultValue = "12") int writes,
    Optional<Integer> transfers) {

  private static final String CALLS = "/api/";

  /**
   * Whether a request is a call, which is limited and has a deadline. A filter asks this instead of
   * naming paths: the framework compares paths for each request anew, and keeps its list of filters
   * only if all of them are for all paths.
   */
  static boolean applyTo(HttpRequest<?> request) {
    return request.getPath().startsWith(CALLS);
  }

  /**
   * How many reads of one address run at once; the others wait in order. Three quarters of the
   * database connections.
   */
  static final int READS_OF_AN_ADDRESS_AT_ONCE = 12;

  /** How many searches of one address run at once. Three quarters of all. */
  static final int SEARCHES_OF_AN_ADDRESS_AT_ONCE = 6;

  /** The heap that an open transfer uses, for cipher segments and buffers. */
  static final long BYTES_OF_A_TRANSFER = 3 * 1024 * 1024;

  /**
   * The maximum number of concurrent calls of one user, or of one address without a user: an eighth
   * of all, but at least as many as a browser sends at once.
   *
   * @param calls how many there may be of all at the moment
   */
  static int ofACaller(int calls) {
    return Math.max(8, calls / 8);
  }

  /**
   * The maximum number of concurrent calls of one address, whoever its users are: three quarters of
   * all. Accounts cost nothing, so the share of a user alone would not leave room for others.
   *
   * @param calls how many there may be of all at the moment
   */
  static int ofAnAddress(int calls) {
    return Math.max(8, calls * 3 / 4);
  }

  /**
   * How many writes of one address run at once; the others wait in order. Three quarters of all.
   */
  int writesOfAnAddressAtOnce() {
    return Math.max(1, writes * 3 / 4);
  }

  /** The number of transfers that fit into a quarter of the heap; at least four. */
  int transfersThatFit(long heap) {
    return transfers.orElseGet(
        () -> (int) Math.max(4, Math.min(heap / 4 / BYTES_OF_A_TRANSFER, Integer.MAX_VALUE)));
  }
}
