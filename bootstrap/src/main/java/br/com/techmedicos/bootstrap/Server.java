package br.com.techmedicos.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the service. A failure is thrown; the framework alone would log it, and exit with 1. */
final class Server extends Micronaut {

  private Server() {}

  /**
   * Starts the service.
   *
   * @param settings that prevail over those of the environment
   * @return the running service
   */
  static ApplicationContext start(Map<String, Object> settings) {
    return new Server().mainClass(Application.class).banner(false).properties(settings).start();
  }

  @Override
  protected void handleStartupException(@Nullable Environment environment, Throwable failure) {
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    throw new ApplicationStartupException("the service did not start", failure);
  }
}
