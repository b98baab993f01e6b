package br.com.techmedicos.adapters.memory.shared;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.IdGeneratorContract;
import br.com.techmedicos.application.shared.IdGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SequentialIdsTest extends IdGeneratorContract {

  private final IdGenerator ids = new SequentialIds(Clock.systemUTC());

  @Override
  protected IdGenerator ids() {
    return ids;
  }

  @Test
  void the_same_clock_makes_the_same_ids_every_time() {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(0x0190_0000_0000L), ZoneOffset.UTC);

    IdGenerator sequence = new SequentialIds(clock);

    assertThat(sequence.next()).isEqualTo(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    assertThat(sequence.next()).isEqualTo(UUID.fromString("01900000-0000-7000-8000-000000000002"));
  }
}
