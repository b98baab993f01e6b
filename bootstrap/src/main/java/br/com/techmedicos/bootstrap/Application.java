package br.com.techmedicos.bootstrap;

import br.com.techmedicos.bootstrap.demo.Demo;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Starts the service. {@code demo} starts it on sample data and plays a visit. {@code
 * rotate-signing-key} only creates a new key for access tokens, which running instances pick up.
 * {@link Maintenance} has the other commands.
 */
public final class Application {

  private Application() {}

  public static void main(String[] args) {
    HeapGuard.install();
    DirectMemory.limit();
    String command = args.length == 0 ? "serve" : args[0];
    switch (command) {
      case "demo" -> Demo.start();
      case "rotate-signing-key" -> rotateSigningKey();
      case "rotate-master-key" -> Maintenance.rotateMasterKey();
      case "retire-master-keys" -> Maintenance.retireMasterKeys();
      case "verify-access-log" -> Maintenance.verifyAccessLog();
      default -> new Server().args(args).mainClass(Application.class).banner(false).start();
    }
  }

  private static void rotateSigningKey() {
    try (ApplicationContext unstarted = ApplicationContext.builder().build();
        Environment environment = unstarted.getEnvironment().start()) {
      IdentityFactory.signingKeys(environment, Clock.systemUTC()).rotate();
    }
  }

  /** Reports a configuration error in a single sentence. */
  private static final class Server extends Micronaut {

    private static final String SETTING = "TECHMEDICOS_";

    @Override
    protected void handleStartupException(@Nullable Environment environment, Throwable failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String told = cause.getMessage();
      super.handleStartupException(
          environment,
          told != null && told.startsWith(SETTING) ? new Misconfigured(told) : failure);
    }
  }

  /** Needs no stack trace. */
  private static final class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1;

    Misconfigured(String sentence) {
      super(sentence, null, false, false);
    }
  }
}
