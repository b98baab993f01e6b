package br.com.techmedicos.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.report.Findings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command is run, so that it cannot rot; what it measures is not judged. */
class RushTest {

  @TempDir private Path results;

  @Test
  void a_small_rush_leaves_its_findings() throws Exception {
    int exitCode =
        new CommandLine(new Rush())
            .execute(
                "--embedded",
                "--patients=60",
                "--warm-up=60",
                "--repetitions=1",
                "--quiet-seconds=1",
                "--reads=20",
                "--results=" + results);
    assertThat(exitCode).isIn(0, 1);
    Findings findings = Findings.read(results.resolve("rush.json"));
    assertThat(findings.lines())
        .contains(
            Finding.holds(
                "bookings that were answered with 201, and appointments in the database",
                "16 and 16, 16 and 16, 16 and 16, 16 and 16",
                "16 and 16",
                true))
        .contains(Finding.holds("5xx other than 503, or no answer", "0", "0", true));
  }
}
