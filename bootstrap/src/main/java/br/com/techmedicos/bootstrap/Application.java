package br.com.techmedicos.bootstrap;

/** The program. {@link Commands} has what it can do. */
public final class Application {

  private Application() {}

  public static void main(String[] args) {
    HeapGuard.install();
    DirectMemory.limit();
    int result = Commands.execute(args);
    if (result != Commands.RUNNING) {
      System.exit(result);
    }
  }
}
