package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.scheduling.CalendarSecrets;
import java.util.UUID;

/** Secrets of calendar feeds that are none: they can be guessed by who knows the feed. */
public final class InMemoryCalendarSecrets implements CalendarSecrets {

  @Override
  public SecretToken of(UUID feed) {
    return new SecretToken("feed-" + feed);
  }
}
