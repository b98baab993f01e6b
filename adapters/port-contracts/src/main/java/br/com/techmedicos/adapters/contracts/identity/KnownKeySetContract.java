package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts.Outcome;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.identity.KeySetId;
import br.com.techmedicos.application.identity.KnownKeySet;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link KnownKeySet}: only the first key set is remembered. */
@Promises
public abstract class KnownKeySetContract {

  /** {@return the key set under test, still empty} */
  protected abstract KnownKeySet knownKeySet();

  /** {@return its unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void the_first_set_is_remembered() {
    assertThat(remember("first")).isEqualTo("first");
    assertThat(remember("second")).isEqualTo("first");
    assertThat(remember("first")).isEqualTo("first");
  }

  @Test
  void of_many_that_come_first_one_is_remembered_by_all() {
    List<Callable<String>> attempts =
        IntStream.range(0, 8).<Callable<String>>mapToObj(n -> () -> remember("set-" + n)).toList();

    List<Outcome<String>> outcomes = ConcurrentAttempts.atOnce(attempts);

    assertThat(outcomes).extracting(Outcome::answer).containsOnly(Optional.of(remember("late")));
  }

  private String remember(String keySet) {
    return unitOfWork().execute(() -> knownKeySet().rememberIfFirst(new KeySetId(keySet))).value();
  }
}
