package br.com.techmedicos.adapters.shared;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The niceness of a thread, as in {@code nice(1)}; Java's priorities have no effect on Linux.
 * Elsewhere threads have no niceness, and this does nothing.
 *
 * @param value from 0, the default, to 19
 */
public record Niceness(int value) {

  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  /** Sets the niceness of the thread that runs the work. */
  public Runnable of(Runnable work) {
    return () -> {
      if (value > 0 && Platform.isLinux()) {
        SystemCalls.INSTANCE.setpriority(PRIO_PROCESS, CALLING_THREAD, value);
      }
      work.run();
    };
  }

  /** System calls, by JNA. */
  public interface SystemCalls extends Library {

    SystemCalls INSTANCE = Native.load("c", SystemCalls.class);

    /** See setpriority(2). */
    int setpriority(int which, int who, int priority);
  }
}
