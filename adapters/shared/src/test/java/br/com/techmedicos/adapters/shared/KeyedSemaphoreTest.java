package br.com.techmedicos.adapters.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedSemaphoreTest {

  private Runnable meanwhile = () -> {};
  private final KeyedSemaphore semaphore =
      new KeyedSemaphore(
          () -> {
            Runnable others = meanwhile;
            meanwhile = () -> {};
            others.run();
            return 2;
          });

  @Test
  void each_key_has_permits_of_its_own_and_is_told_how_many() {
    assertThat(semaphore.acquire("a")).isEqualTo(1);
    assertThat(semaphore.acquire("a")).isEqualTo(2);
    assertThat(semaphore.acquire("a")).isZero();
    assertThat(semaphore.acquire("b")).isEqualTo(1);

    semaphore.release("a");

    assertThat(semaphore.tryAcquire("a")).isTrue();
    assertThat(semaphore.tryAcquire("a")).isFalse();
  }

  @Test
  void who_asks_in_vain_takes_the_place_of_nobody_meanwhile() {
    semaphore.acquire("a");
    semaphore.acquire("a");
    List<Boolean> other = new ArrayList<>();
    meanwhile =
        () -> {
          semaphore.release("a");
          other.add(semaphore.tryAcquire("a"));
        };

    assertThat(semaphore.tryAcquire("a")).isFalse();

    assertThat(other).containsExactly(true);
  }
}
