package br.com.techmedicos.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir private Path folder;

  private static Findings findings(String name, Finding... lines) {
    return new Findings(
        name,
        "About " + name,
        "What is done.",
        "benchmarks/run " + name,
        "2 cores",
        "abc1234",
        List.of(lines),
        "");
  }

  @Test
  void what_is_kept_is_read_as_it_was() throws IOException {
    Findings kept =
        findings(
            "rush",
            Finding.atLeast("slots | \"all\"", "a constant (10/s)", 0.5, 0.8, "×"),
            Finding.note("memory", "300 MiB"));
    kept.write(folder);
    assertThat(Findings.read(folder.resolve("rush.json"))).isEqualTo(kept);
  }

  @Test
  void a_later_run_takes_the_place_of_the_one_before() throws IOException {
    findings("rush", Finding.note("memory", "300 MiB")).write(folder);
    findings("rush", Finding.note("memory", "200 MiB")).write(folder);
    assertThat(Report.of(folder, List.of()).markdown())
        .contains("| memory | 200 MiB | | |")
        .doesNotContain("300 MiB");
  }

  @Test
  void a_figure_is_beside_its_target_and_says_whether_it_is_met() throws IOException {
    findings(
            "rush",
            Finding.atMost("until all know", "", 12, 10, "s"),
            Finding.atLeast("answered", "the peak", 0.9, 0.9, "×"),
            Finding.holds("501 | 502", "0", "0", true))
        .write(folder);
    assertThat(Report.of(folder, List.of()).markdown())
        .contains("2 of 3 targets are met.")
        .contains("## About rush\n\nWhat is done.\n\n```bash\nbenchmarks/run rush\n```\n")
        .contains("| until all know | 12.0 s | ≤ 10.0 s | **not met** |")
        .contains("| answered, against the peak | 0.90 × | ≥ 0.90 × | met |")
        .contains("| 501 \\| 502 | 0 | 0 | met |")
        .contains("\n2 cores, at `abc1234`.\n");
  }

  @Test
  void a_miss_is_explained_if_that_is_known() throws IOException {
    Finding missed = Finding.atMost("until all know", "", 12, 10, "s");
    Findings.of("rush", "Rush", "", "", List.of(missed), "Two cores.").write(folder);
    assertThat(Report.of(folder, List.of()).markdown()).endsWith("\n\nTwo cores.\n");
    Finding met = Finding.atMost("until all know", "", 9, 10, "s");
    Findings.of("rush", "Rush", "", "", List.of(met), "Two cores.").write(folder);
    assertThat(Report.of(folder, List.of()).markdown()).doesNotContain("Two cores.");
  }

  @Test
  void what_was_never_measured_is_named() throws IOException {
    findings("rush").write(folder);
    assertThat(Report.of(folder, List.of("rush", "mix", "start")).markdown())
        .contains("\nNot measured yet: `mix`, `start`.\n");
    assertThat(Report.of(folder, List.of("rush")).markdown()).doesNotContain("Not measured");
  }

  @Test
  void benchmarks_come_in_their_order_and_then_those_it_does_not_know() throws IOException {
    findings("mix").write(folder);
    findings("another").write(folder);
    findings("rush").write(folder);
    assertThat(Report.of(folder, List.of("rush", "mix")).markdown())
        .containsSubsequence("## About rush", "## About mix", "## About another");
  }

  @Test
  void the_median_of_the_turns_is_judged_and_their_range_is_told() {
    assertThat(Finding.atLeast("a", "b", List.of(0.7, 0.9, 0.8), 0.8, "×"))
        .isEqualTo(new Finding("a", "b", "0.80 × (0.70 to 0.90 ×)", "≥ 0.80 ×", true));
    assertThat(Finding.atMost("a", "b", List.of(0.7, 0.9, 0.8), 0.75, "×").met()).isFalse();
    assertThat(Finding.atMost("a", "b", List.of(0.7), 0.75, "×").figure()).isEqualTo("0.70 ×");
  }

  @Test
  void what_is_not_to_occur_does_not() {
    assertThat(Finding.none("a", 0)).isEqualTo(Finding.holds("a", "0", "0", true));
    assertThat(Finding.none("a", 2)).isEqualTo(Finding.holds("a", "2", "0", false));
  }

  @Test
  void findings_are_met_if_each_target_is() {
    Finding met = Finding.atMost("a", "", 1, 1, "s");
    Finding missed = Finding.atMost("b", "", 1.01, 1, "s");
    assertThat(findings("a", met, Finding.note("b", "1")).met()).isTrue();
    assertThat(findings("a", met, missed).met()).isFalse();
  }

  @Test
  void what_was_not_measured_meets_no_target() {
    assertThat(Finding.atMost("a", "", Double.NaN, 1, "s").met()).isFalse();
    assertThat(Finding.atLeast("a", "", Double.NaN, 1, "s").met()).isFalse();
  }

  @Test
  void figures_have_three_digits() {
    assertThat(Finding.text(0.123, "×")).isEqualTo("0.12 ×");
    assertThat(Finding.text(12.34, "ms")).isEqualTo("12.3 ms");
    assertThat(Finding.text(1234.4, "/s")).isEqualTo("1,234 /s");
  }

  @Test
  void the_median_is_in_the_middle() {
    assertThat(Median.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Median.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    assertThat(Median.of(List.of())).isNaN();
  }
}
