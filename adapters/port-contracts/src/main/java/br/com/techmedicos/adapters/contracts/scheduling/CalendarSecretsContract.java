package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.scheduling.CalendarSecrets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link CalendarSecrets}: a feed has one secret, which no other has. */
@Promises
public abstract class CalendarSecretsContract {

  /** {@return the secrets under test; each call as another instance with the same key} */
  protected abstract CalendarSecrets secrets();

  @Test
  void a_feed_has_the_same_secret_on_every_instance() {
    UUID feed = UniqueData.id();

    assertThat(secrets().of(feed)).isEqualTo(secrets().of(feed));
  }

  @Test
  void no_two_feeds_have_the_same_secret() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      secrets.add(secrets().of(UniqueData.id()).value());
    }

    assertThat(secrets).hasSize(200);
  }

  @Test
  void a_secret_can_stand_in_an_address() {
    assertThat(secrets().of(UniqueData.id()).value()).matches("[A-Za-z0-9_-]+");
  }
}
