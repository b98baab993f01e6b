package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.oversight.Oversight;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires the log of what operators do. */
@Factory
@Import(classes = Oversight.Dependencies.class)
final class OversightFactory {

  @Singleton
  Oversight oversight(Oversight.Dependencies ports, Clock clock) {
    return new Oversight(ports, clock);
  }
}
