package br.com.techmedicos.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/**
 * Starts the service. The framework's own start would log a failure and exit with 1, and would
 * close the port before anything else on SIGTERM.
 */
final class Server {

  private Server() {}

  /**
   * Starts the service. It stops when the process is asked to end: see {@link Shutdown}.
   *
   * @param settings that prevail over those of the environment
   * @return the running service
   */
  static ApplicationContext start(Map<String, Object> settings) {
    ApplicationContext service =
        ApplicationContext.builder().mainClass(Application.class).properties(settings).build();
    try {
      service.start();
      service.getBean(EmbeddedServer.class).start();
    } catch (RuntimeException | Error failure) {
      service.close();
      throw failure;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stops the service"));
    return service;
  }
}
