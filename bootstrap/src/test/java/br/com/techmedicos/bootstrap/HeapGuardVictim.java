package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.server.OutOfMemory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A process under guard, which does with its memory what it is told. */
final class HeapGuardVictim {

  private static final int PIECE = 10_000;
  private static final List<Object> LIVE = new ArrayList<>();

  private HeapGuardVictim() {}

  public static void main(String[] args) throws Exception {
    HeapGuard.install();
    switch (args[0]) {
      case "swallows" -> swallow();
      case "dies" -> dies();
      case "almost" -> almost();
      case "busy" -> busy();
      case "direct" -> direct();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** Fills the heap, and whatever it is thrown is caught by somebody who goes on. */
  private static void swallow() {
    while (true) {
      try {
        LIVE.add(new byte[PIECE]);
      } catch (OutOfMemoryError swallowed) {
        Thread.yield();
      }
    }
  }

  /** Fills the heap on a thread that dies of it, while others live on. */
  private static void dies() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                LIVE.add(new byte[PIECE]);
              }
            });
    thread.start();
    Thread.sleep(600_000);
  }

  /** Fills the heap but for a few percent, and works on with them: no error is ever thrown. */
  private static void almost() {
    long max = Runtime.getRuntime().maxMemory();
    for (long held = 0; held < max / 100 * 96; held += PIECE + 16) {
      LIVE.add(new byte[PIECE]);
    }
    while (true) {
      LIVE.set(0, new byte[PIECE]);
    }
  }

  /** Keeps two thirds of the heap and renews all of it a hundred times. */
  private static void busy() {
    long max = Runtime.getRuntime().maxMemory();
    int pieces = (int) (max * 6 / 10 / PIECE);
    for (int i = 0; i < pieces * 100; i++) {
      if (LIVE.size() < pieces) {
        LIVE.add(new byte[PIECE]);
      } else {
        LIVE.set(i % pieces, new byte[PIECE]);
      }
    }
  }

  /** Takes all direct memory; the thread that meets the end of it dies. */
  private static void direct() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                LIVE.add(ByteBuffer.allocateDirect(1 << 20));
              }
            });
    thread.start();
    thread.join();
    try {
      LIVE.add(ByteBuffer.allocateDirect(1 << 20));
      throw new IllegalStateException("there is some left");
    } catch (OutOfMemoryError expected) {
      OutOfMemory.report(expected);
    }
  }
}
