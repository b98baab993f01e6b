package br.com.techmedicos.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.benchmarks.report.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final List<String> order = new ArrayList<>();
  private final Comparison comparison = new Comparison("reads", "a constant", 0.8);

  private void turn(double service, double control) throws Exception {
    comparison.turn(() -> rate("service", service), () -> rate("control", control));
  }

  private Rate rate(String side, double perSecond) {
    order.add(side);
    return new Rate(perSecond, 1e6 / perSecond);
  }

  @Test
  void who_is_first_changes_with_each_turn() throws Exception {
    turn(1, 1);
    turn(1, 1);
    turn(1, 1);
    assertThat(order)
        .containsExactly("service", "control", "control", "service", "service", "control");
  }

  @Test
  void ratios_are_those_of_the_turns_whoever_was_first() throws Exception {
    turn(900, 1000);
    turn(1400, 2000);
    turn(3200, 4000);
    assertThat(comparison.ratio())
        .isEqualTo(
            new Finding(
                "reads (1,400 /s)",
                "a constant (2,000 /s)",
                "0.80 × (0.70 to 0.90 ×)",
                "≥ 0.80 ×",
                true));
    assertThat(comparison.cpu().figure()).isEqualTo("714 µs, 500 µs");
  }
}
