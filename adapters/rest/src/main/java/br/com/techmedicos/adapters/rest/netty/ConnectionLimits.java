package br.com.techmedicos.adapters.rest.netty;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The limits of a connection, and of their number. Only time in which we wait for the client
 * counts, not our own work or back-pressure.
 */
@ConfigurationProperties("techmedicos.connections")
final class ConnectionLimits {

  /** The part of the heap that bodies may hold. */
  private static final int PART_OF_HEAP = 8;

  /** The part of that for one origin. */
  private static final int PART_OF_AN_ORIGIN = 4;

  /** Heap for a connection: a request head of 8 KiB, and what Netty keeps with it. */
  private static final long BYTES_OF_A_CONNECTION = 32 * 1024;

  /** The part of all connections that one address may have. */
  private static final int PART_OF_AN_ADDRESS = 16;

  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  private final Duration tick;
  private final int ticksOfHead;
  private final int ticksOfBody;
  private final int ticksIdle;
  private final int ticksOfWindow;
  private final long leastOfWindow;
  private final long bodies;
  private final Duration idle;
  private final int most;
  private final int ofAnAddress;

  /**
   * Reads the configuration.
   *
   * @param headWithin how long the head of a request may take to arrive
   * @param bodyWithin how long a body that is no upload may take to arrive. Less than a call may
   *     take, so that a slow sender gets the right problem
   * @param idle how long an upload or an answer may stand still
   * @param window for measuring the rate
   * @param leastRate minimum bytes a second of an upload or an answer over a window. GPRS, the
   *     slowest network of a phone, has four times as much
   * @param bodies bytes that all bodies may hold; 0 for {@link #ofHeap()}
   * @param most the maximum number of connections; 0 for {@link #thatFit()}
   * @param ofAnAddress the maximum from one address; 0 for a sixteenth
   */
  @ConfigurationInject
  ConnectionLimits(
      @Bindable(defaultValue = "15s") Duration headWithin,
      @Bindable(defaultValue = "8s") Duration bodyWithin,
      @Bindable(defaultValue = "30s") Duration idle,
      @Bindable(defaultValue = "60s") Duration window,
      @Bindable(defaultValue = "1024") long leastRate,
      @Bindable(defaultValue = "0") long bodies,
      @Bindable(defaultValue = "0") int most,
      @Bindable(defaultValue = "0") int ofAnAddress) {
    Duration tenth = idle.dividedBy(10);
    this.tick = tenth.compareTo(LONGEST_TICK) < 0 ? tenth : LONGEST_TICK;
    this.ticksOfHead = ticks(headWithin);
    this.ticksOfBody = ticks(bodyWithin);
    this.ticksIdle = ticks(idle);
    this.ticksOfWindow = ticks(window);
    this.leastOfWindow = leastRate * window.toSeconds();
    this.bodies = bodies == 0 ? ofHeap() : bodies;
    this.idle = idle;
    this.most = most == 0 ? thatFit() : most;
    this.ofAnAddress = ofAnAddress == 0 ? Math.max(1, this.most / PART_OF_AN_ADDRESS) : ofAnAddress;
  }

  private int ticks(Duration time) {
    return (int) Math.max(1, time.dividedBy(tick));
  }

  /**
   * An eighth of the heap, since parsed bodies take several times their size. 64 MiB at {@code
   * -Xmx512m}.
   */
  private static long ofHeap() {
    return Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
  }

  /**
   * As many as fit into the heap, at most three quarters of the files that the process may open:
   * the database and the content store need some, too. 16,384 at {@code -Xmx512m}.
   */
  private static int thatFit() {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : Integer.MAX_VALUE;
    return (int) Math.min(Runtime.getRuntime().maxMemory() / BYTES_OF_A_CONNECTION, files / 4 * 3);
  }

  /** {@return how often an active connection is checked} */
  Duration tick() {
    return tick;
  }

  /** {@return for how many ticks we wait for a head} */
  int ticksOfHead() {
    return ticksOfHead;
  }

  /** {@return for how many ticks we wait for a body that is no upload} */
  int ticksOfBody() {
    return ticksOfBody;
  }

  /** {@return after how many ticks without a byte a transfer is ended} */
  int ticksIdle() {
    return ticksIdle;
  }

  /** {@return the ticks of a window} */
  int ticksOfWindow() {
    return ticksOfWindow;
  }

  /** {@return the minimum bytes of a window} */
  long leastOfWindow() {
    return leastOfWindow;
  }

  /** {@return how long a write may stand still} */
  Duration idle() {
    return idle;
  }

  /** {@return the maximum number of connections} */
  int most() {
    return most;
  }

  /** {@return the maximum from one address} */
  int ofAnAddress() {
    return ofAnAddress;
  }

  /** {@return the bytes that all bodies may hold} */
  long bodies() {
    return bodies;
  }

  /** {@return the bytes that the bodies of one origin may hold} */
  long bodiesOfAnOrigin() {
    return bodies / PART_OF_AN_ORIGIN;
  }
}
