package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.shared.IdGenerator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link IdGenerator}. */
@Promises
public abstract class IdGeneratorContract {

  /** Returns the generator under test. */
  protected abstract IdGenerator ids();

  @Test
  void an_id_is_a_uuid_of_version_7() {
    UUID id = ids().next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void no_id_comes_twice_whoever_asks_at_the_same_time() {
    IdGenerator ids = ids();
    Callable<List<UUID>> thousand = () -> Stream.generate(ids::next).limit(1000).toList();

    var outcomes =
        ConcurrentAttempts.atOnce(IntStream.range(0, 8).mapToObj(i -> thousand).toList());

    Set<UUID> different = new HashSet<>();
    outcomes.forEach(outcome -> outcome.answer().ifPresent(different::addAll));
    assertThat(different).hasSize(8000);
  }

  @Test
  void ids_begin_with_the_milliseconds_they_were_made_in() {
    IdGenerator ids = ids();

    List<UUID> made = Stream.generate(ids::next).limit(1000).toList();

    assertThat(made.stream().map(id -> id.getMostSignificantBits() >>> 16)).isSorted();
  }
}
