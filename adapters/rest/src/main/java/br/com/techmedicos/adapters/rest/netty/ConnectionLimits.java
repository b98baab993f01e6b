package br.com.techmedicos.adapters.rest.netty;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a connection is granted, and how many there are. Only time in which we wait for the client counts, never our own
 * work nor back-pressure.
 */
@ConfigurationProperties("techmedicos.connections")
final class ConnectionLimits {

  /** Of the heap, the part that bodies may hold. */
  private static final int PART_OF_HEAP = 8;

  /** Of what bodies may hold, the part that one origin may. */
  private static final int PART_OF_AN_ORIGIN = 4;

  /** Of the heap for a connection: a head of 8 KiB that is read, and what Netty keeps with it. */
  private static final long BYTES_OF_A_CONNECTION = 32 * 1024;

  /** Of all connections, the part that one address may have. */
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
   * @param bodyWithin how long a body that is no upload may take, from its head to its end. Less
   *     than a call may, which begins with the head, so that who sends slowly is told that
   * @param idle for how long nothing may move of an upload or an answer
   * @param window over which the rate is measured
   * @param leastRate bytes a second that an upload or an answer keeps over a window. GPRS, the
   *     poorest network that a phone meets, gives four times as much.
   * @param bodies bytes that bodies together may hold; 0 for {@link #ofHeap()}
   * @param most how many connections there are at once; 0 for {@link #thatFit()}
   * @param ofAnAddress how many of them one address may have; 0 for a sixteenth
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
    this.ofAnAddress =
        ofAnAddress == 0 ? Math.max(1, this.most / PART_OF_AN_ADDRESS) : ofAnAddress;
  }

  private int ticks(Duration time) {
    return (int) Math.max(1, time.dividedBy(tick));
  }

  /**
   * An eighth of the heap, on which bodies are held, and of which what is made of them takes
   * several times their size. 64 MiB at {@code -Xmx512m}.
   */
  private static long ofHeap() {
    return Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
  }

  /**
   * As many as the heap bears, and three quarters of the files that the process may open at most:
   * the database and what is stored need some too. 16,384 at {@code -Xmx512m}.
   */
  private static int thatFit() {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : Integer.MAX_VALUE;
    return (int)
        Math.min(Runtime.getRuntime().maxMemory() / BYTES_OF_A_CONNECTION, files / 4 * 3);
  }

  /** {@return how often a connection on which something is under way is looked at} */
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

  /** {@return after how many ticks without a byte a transfer ends} */
  int ticksIdle() {
    return ticksIdle;
  }

  /** {@return how many ticks a window has} */
  int ticksOfWindow() {
    return ticksOfWindow;
  }

  /** {@return the bytes that move in a window at least} */
  long leastOfWindow() {
    return leastOfWindow;
  }

  /** {@return for how long nothing may move of what is written} */
  Duration idle() {
    return idle;
  }

  /** {@return how many connections there are at once} */
  int most() {
    return most;
  }

  /** {@return how many of them one address may have} */
  int ofAnAddress() {
    return ofAnAddress;
  }

  /** {@return the bytes that bodies may hold together} */
  long bodies() {
    return bodies;
  }

  /** {@return the bytes that the bodies of one origin may hold} */
  long bodiesOfAnOrigin() {
    return bodies / PART_OF_AN_ORIGIN;
  }
}
