package br.com.techmedicos.adapters.rest.server;

import org.jspecify.annotations.Nullable;

/**
 * Tells an exhausted heap from everything else that may be thrown. Whatever catches an error says
 * so here; what becomes of the process, its default handler of uncaught exceptions decides.
 */
public final class Exhaustion {

  private static final int CAUSES = 10;

  private Exhaustion() {}

  /** Whether memory of any kind could not be had. */
  public static boolean isOfMemory(Throwable thrown) {
    return error(thrown) != null;
  }

  /**
   * Whether the Java heap is exhausted. Not so when a direct buffer cannot be had: that ends the
   * connection that wanted it, or any stranger could end the process.
   */
  public static boolean isOfHeap(Throwable thrown) {
    OutOfMemoryError error = error(thrown);
    String message = error == null ? null : error.getMessage();
    return message != null
        && (message.startsWith("Java heap space") || message.startsWith("GC overhead limit"));
  }

  /** Passes the exhaustion of the heap on to the handler that decides on the process. */
  public static void tell(Throwable thrown) {
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    if (handler != null && isOfHeap(thrown)) {
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
