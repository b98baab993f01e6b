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
