package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** An instance of the service that hosts rooms; several may share one clinic. */
final class Instance implements AutoCloseable {

  private final EmbeddedServer server;

  Instance(InMemoryClinic clinic, Clock clock) {
    this(clinic, clock, Map.of());
  }

  /** One that people reach at an address of its own. */
  Instance(InMemoryClinic clinic, Clock clock, String origin) {
    this(clinic, clock, Map.of(FixedAddress.PROPERTY, origin));
  }

  /** One whose interface a front end at an origin of its own may call. */
  Instance(InMemoryClinic clinic, Clock clock, String origin, String frontEnd) {
    this(
        clinic,
        clock,
        Map.of(
            FixedAddress.PROPERTY,
            origin,
            "micronaut.server.cors.enabled",
            true,
            "micronaut.server.cors.configurations.front-ends.allowed-origins",
            frontEnd));
  }

  /** One that gives a socket this long to get in. */
  static Instance withDeadline(InMemoryClinic clinic, Clock clock, String limit) {
    return new Instance(clinic, clock, Map.of("techmedicos.admission.call-deadline", limit));
  }

  private Instance(InMemoryClinic clinic, Clock clock, Map<String, Object> settings) {
    server =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "techmedicos.meetings.relay-interval",
                    "50ms",
                    "techmedicos.meetings.review-interval",
                    "100ms"))
            .properties(settings)
            .singletons(clock, clinic.ids(), clinic.teleconsultation())
            .build()
            .start()
            .getBean(EmbeddedServer.class)
            .start();
  }

  URI uri() {
    return server.getURI();
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }
}
