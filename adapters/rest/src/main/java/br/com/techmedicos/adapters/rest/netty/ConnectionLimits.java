package br.com.techmedicos.adapters.rest.netty;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * The limits of a connection, and of their number ({@code techmedicos.connections}). Only time in
 * which we wait for the client counts, not our own work or back-pressure.
 *
 * @param headWithin how long the head of a request may take to arrive
 * @param bodyWithin how long a body that is no upload may take to arrive. Less than a call may
 *     take, so that a slow sender gets the right problem
 * @param idle how long an upload or an answer may stand still
 * @param window for measuring the rate of an upload or an answer
 * @param bodies bytes that all bodies may hold; by default an eighth of the heap
 * @param most the maximum number of connections; by default as many as fit
 * @param ofAnAddress the maximum from one address; by default a sixteenth
 * @param writes how many writes of signed-in callers the framework has at once; the others wait for
 *     their turn. Four times what may run, so that those never wait for the next
 * @param turnWithin how long they wait. Most clients give up after ten seconds
 */
@ConfigurationProperties("techmedicos.connections")
record ConnectionLimits(
    @Bindable(defaultValue = "15s") Duration headWithin,
    @Bindable(defaultValue = "8s") Duration bodyWithin,
    @Bindable(defaultValue = "30s") Duration idle,
    @Bindable(defaultValue = "60s") Duration window,
    Optional<Long> bodies,
    Optional<Integer> most,
    Optional<Integer> ofAnAddress,
    @Bindable(defaultValue = "48") int writes,
    @Bindable(defaultValue = "9s") Duration turnWithin) {

  /** The part of the heap that bodies may hold: parsed bodies take several times their size. */
  private static final int PART_OF_HEAP = 8;

  /** The fraction of that for one origin. */
  private static final int PART_OF_AN_ORIGIN = 4;

  /** The heap for a connection: a request head of 8 KiB, and Netty's overhead. */
  private static final long BYTES_OF_A_CONNECTION = 32 * 1024;

  /** The fraction of all connections for one address. */
  private static final int PART_OF_AN_ADDRESS = 16;

  /** Bytes a second. GPRS, the slowest network of a phone, has four times as much. */
  private static final long LEAST_RATE = 1024;

  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  /** How often an active connection is checked. */
  Duration tick() {
    Duration tenth = idle.dividedBy(10);
    return tenth.compareTo(LONGEST_TICK) < 0 ? tenth : LONGEST_TICK;
  }

  /** In how many ticks a time passes; at least one. */
  int ticks(Duration time) {
    return (int) Math.max(1, time.dividedBy(tick()));
  }

  /** The minimum bytes of a window. */
  long leastOfWindow() {
    return LEAST_RATE * window.toSeconds();
  }

  /** The bytes that all bodies may hold. 64 MiB at {@code -Xmx512m}. */
  long bytesOfBodies() {
    return bodies.orElseGet(() -> Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /** The bytes that the bodies of one origin may hold. */
  long bytesOfAnOrigin() {
    return bytesOfBodies() / PART_OF_AN_ORIGIN;
  }

  /**
   * The maximum number of connections: as many as fit into the heap, at most three quarters of the
   * files that the process may open. The database and the content store need some, too. 16,384 at
   * {@code -Xmx512m}.
   */
  int connections() {
    return most.orElseGet(
        () -> {
          long files =
              ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                  ? unix.getMaxFileDescriptorCount()
                  : Integer.MAX_VALUE;
          long heap = Runtime.getRuntime().maxMemory();
          return (int) Math.min(heap / BYTES_OF_A_CONNECTION, files / 4 * 3);
        });
  }

  /** The maximum from one address. */
  int connectionsOfAnAddress() {
    return ofAnAddress.orElseGet(() -> Math.max(1, connections() / PART_OF_AN_ADDRESS));
  }
}
