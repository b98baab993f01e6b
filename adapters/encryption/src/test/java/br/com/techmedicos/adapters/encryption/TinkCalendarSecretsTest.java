package br.com.techmedicos.adapters.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.scheduling.CalendarSecretsContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.scheduling.CalendarSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkCalendarSecretsTest extends CalendarSecretsContract {

  @TempDir private Path folder;

  @Override
  protected CalendarSecrets secrets() {
    return new TinkCalendarSecrets(folder, Clock.systemUTC());
  }

  @Test
  void a_secret_has_as_many_bits_as_a_key_and_follows_from_it_alone(@TempDir Path other) {
    UUID feed = UniqueData.id();
    String secret = secrets().of(feed).value();

    assertThat(secret).hasSizeGreaterThanOrEqualTo(43).doesNotContain(feed.toString());
    assertThat(new TinkCalendarSecrets(other, Clock.systemUTC()).of(feed).value())
        .isNotEqualTo(secret);
  }
}
