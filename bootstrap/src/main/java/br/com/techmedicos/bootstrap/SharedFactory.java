package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.encryption.SealingKeys;
import br.com.techmedicos.adapters.rest.paging.CursorSeal;
import br.com.techmedicos.application.shared.IdGenerator;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Provides the clock, the IDs and the seal of cursors for all features. */
@Factory
final class SharedFactory {

  @Singleton
  @Requires(missingBeans = Clock.class)
  Clock clock() {
    return Clock.tick(
        Clock.systemUTC(), Duration.ofNanos(1_000)); // the precision of stored instants
  }

  @Singleton
  IdGenerator idGenerator() {
    NoArgGenerator uuidsOfVersion7 = Generators.timeBasedEpochGenerator();
    return uuidsOfVersion7::generate;
  }

  @Singleton
  CursorSeal cursorSeal(Environment settings, Clock clock) {
    SealingKeys keys = new SealingKeys(IdentityFactory.keyFolder(settings), "cursor", clock);
    return new CursorSeal() {
      @Override
      public byte[] seal(byte[] content) {
        return keys.seal(content);
      }

      @Override
      public boolean holds(byte[] seal, byte[] content) {
        return keys.holds(seal, content);
      }
    };
  }
}
