package br.com.techmedicos.bootstrap;

import java.util.Optional;

/** The program. {@link Commands} has what it can do. */
public final class Application {

  private Application() {}

  public static void main(String[] args) {
    LogOutput.choose(Optional.ofNullable(System.getenv("TECHMEDICOS_LOG_FORMAT")), args);
    HeapGuard.install();
    DirectMemory.limit();
    int result = Commands.execute(args);
    if (result != Commands.RUNNING) {
      System.exit(result);
    }
  }
}
