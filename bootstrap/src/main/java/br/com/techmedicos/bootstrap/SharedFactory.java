package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.shared.IdGenerator;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What every feature is given: the clock and the ids. */
@Factory
final class SharedFactory {

  @Singleton
  @Requires(missingBeans = Clock.class)
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)); // as fine as instants are kept
  }

  @Singleton
  IdGenerator idGenerator() {
    NoArgGenerator uuidsOfVersion7 = Generators.timeBasedEpochGenerator();
    return uuidsOfVersion7::generate;
  }
}
