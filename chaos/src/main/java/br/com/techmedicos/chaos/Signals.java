package br.com.techmedicos.chaos;

import java.io.IOException;

/** Signals to processes that we started. */
enum Signals {
  /** It is gone at once, and cleans up nothing. */
  KILL,
  /** It stands still, and keeps its connections. */
  STOP,
  /** It goes on. */
  CONT;

  void send(ProcessHandle process) throws IOException, InterruptedException {
    if (this == STOP) { // what stands still would not end with us
      Runtime.getRuntime().addShutdownHook(new Thread(() -> letGoOn(process)));
    }
    deliver(process);
  }

  /** Stops a process, and lets it go on. */
  static void freeze(ProcessHandle process, int seconds) throws IOException, InterruptedException {
    STOP.send(process);
    try {
      Thread.sleep(1000L * seconds);
    } finally {
      CONT.send(process);
    }
  }

  private static void letGoOn(ProcessHandle process) {
    try {
      if (process.isAlive()) {
        CONT.deliver(process);
      }
    } catch (IOException | InterruptedException | IllegalStateException e) {
      System.out.println("left behind: process " + process.pid());
    }
  }

  private void deliver(ProcessHandle process) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kill -" + name() + " failed");
    }
  }
}
