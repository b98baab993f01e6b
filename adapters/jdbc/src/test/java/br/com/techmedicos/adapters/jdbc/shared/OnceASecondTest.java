package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.shared.OnceASecond;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnceASecondTest {

  private final List<Integer> lines = new ArrayList<>();
  private long now = Long.MAX_VALUE - 500_000_000;

  @Test
  void the_first_is_told_at_once_and_the_next_line_says_how_many_were_not() {
    OnceASecond line = new OnceASecond(() -> now);

    line.tell(lines::add);
    line.tell(lines::add);
    line.tell(lines::add);
    assertThat(lines).containsExactly(0);

    now += 1_000_000_000; // past the greatest number
    line.tell(lines::add);
    assertThat(lines).containsExactly(0, 2);
  }
}
