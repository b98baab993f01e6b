package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.server.Exhaustion;
import br.com.techmedicos.adapters.rest.server.Traces;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Halts the process when its heap is exhausted, so that whoever started it starts it again. After
 * an OutOfMemoryError nothing is sure to work, the embedded database least. It does what {@code
 * -XX:+ExitOnOutOfMemoryError} does, without a flag that an operator may forget, and also where an
 * error is swallowed or the collector only keeps from throwing one.
 */
final class HeapGuard {

  /** The exit code, that of {@code ExitOnOutOfMemoryError} too. */
  static final int STATUS = 3;

  /** What it says on standard error. */
  static final String LAST_WORDS = "The Java heap is exhausted: the process halts.";

  /** A heap that cannot give more than the rest is exhausted. */
  private static final double FULL = 0.95;

  private static final int PIECE = 1 << 14;

  private static final long PERIOD_MILLIS = 1_000;

  // Made ahead of the time when nothing can be made.
  private static final byte[] LINE = (LAST_WORDS + "\n").getBytes(StandardCharsets.US_ASCII);
  private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);
  private static volatile byte @Nullable [] reserve = new byte[1 << 18];

  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final long full = (long) (Runtime.getRuntime().maxMemory() * FULL);

  private HeapGuard() {}

  /** Puts it on guard, for the rest of the process. */
  static void install() {
    HeapGuard guard = new HeapGuard();
    guard.loadWhatItNeeds();
    Thread.setDefaultUncaughtExceptionHandler(HeapGuard::uncaught);
    Thread watch = new Thread(guard::watch, "heap-guard");
    watch.setDaemon(true);
    watch.start();
  }

  /** For classes take heap too, and one that could not be loaded once never can. */
  private void loadWhatItNeeds() {
    isFull();
    Exhaustion.isOfHeap(new OutOfMemoryError());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, "loads what halting needs"));
  }

  private static void uncaught(Thread thread, Throwable thrown) {
    try {
      if (Exhaustion.isOfHeap(thrown)) {
        halt();
      }
      System.err.println("Exception in thread \"" + thread.getName() + "\" " + Traces.of(thrown));
    } catch (OutOfMemoryError exhausted) {
      halt();
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        if (isFull()) {
          takeRoom();
        }
      }
    } catch (OutOfMemoryError exhausted) {
      halt();
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the last collection left hardly any room. */
  private boolean isFull() {
    long used = 0;
    for (MemoryPoolMXBean pool : heap) {
      MemoryUsage left = pool.getCollectionUsage();
      used += left == null ? 0 : left.getUsed();
    }
    return used >= full;
  }

  /**
   * Takes what a heap that is not exhausted can give, if need be after a last collection: a
   * collector that works beside the application leaves much behind that is garbage all the same.
   *
   * @throws OutOfMemoryError if it is exhausted
   */
  private void takeRoom() {
    byte[][] room = new byte[(int) ((Runtime.getRuntime().maxMemory() - full) / PIECE)][];
    for (int i = 0; i < room.length; i++) {
      room[i] = new byte[PIECE];
    }
  }

  private static synchronized void halt() {
    reserve = null;
    try {
      STANDARD_ERROR.write(LINE);
    } catch (IOException nobodyListens) {
      // the status says it too
    } finally {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
