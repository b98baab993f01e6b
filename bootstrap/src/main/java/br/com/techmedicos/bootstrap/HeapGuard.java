package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.server.OutOfMemory;
import br.com.techmedicos.adapters.rest.server.StackTraces;
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
 * Halts the process when its heap is exhausted, so that it is restarted. After an OutOfMemoryError
 * nothing is reliable, least of all the embedded database. It replaces {@code
 * -XX:+ExitOnOutOfMemoryError}, a flag that an operator may forget. It also works when an error is
 * swallowed or the garbage collector barely avoids one.
 */
final class HeapGuard {

  /** The exit code, the same as of {@code ExitOnOutOfMemoryError}. */
  static final int STATUS = 3;

  /** Printed to standard error. */
  static final String LAST_WORDS = "The Java heap is exhausted: the process halts.";

  /** A heap fuller than this after a collection is suspicious. */
  private static final double FULL = 0.95;

  private static final int PIECE = 1 << 14;

  private static final long PERIOD_MILLIS = 1_000;

  // Allocated in advance.
  private static final byte[] LINE = (LAST_WORDS + "\n").getBytes(StandardCharsets.US_ASCII);
  private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);
  private static volatile byte @Nullable [] reserve = new byte[1 << 18];

  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final long full = (long) (Runtime.getRuntime().maxMemory() * FULL);

  private HeapGuard() {}

  /** Installs the guard, for the rest of the process. */
  static void install() {
    HeapGuard guard = new HeapGuard();
    guard.loadWhatItNeeds();
    Thread.setDefaultUncaughtExceptionHandler(HeapGuard::uncaught);
    Thread watch = new Thread(guard::watch, "heap-guard");
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * Loads classes in advance, because loading needs heap, and a class whose loading failed can
   * never be loaded.
   */
  private void loadWhatItNeeds() {
    isFull();
    OutOfMemory.isHeapExhausted(new OutOfMemoryError());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, "loads what halting needs"));
  }

  private static void uncaught(Thread thread, Throwable thrown) {
    try {
      if (OutOfMemory.isHeapExhausted(thrown)) {
        halt();
      }
      System.err.println(
          "Exception in thread \"" + thread.getName() + "\" " + StackTraces.of(thrown));
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

  /** Whether the last garbage collection left hardly any free heap. */
  private boolean isFull() {
    long used = 0;
    for (MemoryPoolMXBean pool : heap) {
      MemoryUsage left = pool.getCollectionUsage();
      used += left == null ? 0 : left.getUsed();
    }
    return used >= full;
  }

  /**
   * Allocates as much as a healthy heap can provide, if necessary after another collection, because
   * a concurrent collector leaves much garbage behind.
   *
   * @throws OutOfMemoryError if the heap is exhausted
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
      // the exit status also shows it
    } finally {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
