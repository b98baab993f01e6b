package br.com.techmedicos.adapters.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnceASecondTest {

  private final List<Integer> lines = new ArrayList<>();
  private long now;

  @Test
  void the_first_is_told_at_once_and_the_next_line_says_how_many_were_not() {
    OnceASecond line = new OnceASecond(new Clock());

    line.tell(lines::add);
    line.tell(lines::add);
    line.tell(lines::add);
    assertThat(lines).containsExactly(0);

    now += 1_000_000_000;
    line.tell(lines::add);
    assertThat(lines).containsExactly(0, 2);
  }

  private final class Clock implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return now;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
