package br.com.techmedicos.adapters.identity;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * How readily a thread leaves the processor to others, as {@code nice(1)} has it. Java's own
 * priorities do nothing on Linux. Elsewhere a thread has no niceness of its own, and stays as it
 * is.
 *
 * @param value from 0, like everything else, to 19
 */
record Niceness(int value) {

  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  /** Work that is done in this manner by the thread that it is given to. */
  Runnable of(Runnable work) {
    return () -> {
      if (value > 0 && Platform.isLinux()) {
        SystemCalls.INSTANCE.setpriority(PRIO_PROCESS, CALLING_THREAD, value);
      }
      work.run();
    };
  }

  /** What the system is asked by JNA, which brings Argon2 too. */
  interface SystemCalls extends Library {

    SystemCalls INSTANCE = Native.load("c", SystemCalls.class);

    /** See setpriority(2). */
    int setpriority(int which, int who, int priority);
  }
}
