package br.com.techmedicos.adapters.rest.server;

import org.jspecify.annotations.Nullable;

/**
 * Detects errors of exhausted memory. Code that catches errors reports them here; the default
 * handler of uncaught exceptions decides what happens to the process.
 */
public final class OutOfMemory {

  private static final int CAUSES = 10;

  private OutOfMemory() {}

  /** Whether memory of any kind was exhausted. */
  public static boolean isCauseOf(Throwable thrown) {
    return error(thrown) != null;
  }

  /**
   * Whether the Java heap is exhausted. Direct memory does not count: its exhaustion ends only a
   * connection. Otherwise any client could end the process.
   */
  public static boolean isHeapExhausted(Throwable thrown) {
    OutOfMemoryError error = error(thrown);
    String message = error == null ? null : error.getMessage();
    return message != null
        && (message.startsWith("Java heap space") || message.startsWith("GC overhead limit"));
  }

  /** Passes an exhausted heap to the default handler. */
  public static void report(Throwable thrown) {
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    if (handler != null && isHeapExhausted(thrown)) {
      handler.uncaughtException(Thread.currentThread(), thrown);
    }
  }

  private static @Nullable OutOfMemoryError error(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < CAUSES; i++) {
      if (cause instanceof OutOfMemoryError error) {
        return error;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
