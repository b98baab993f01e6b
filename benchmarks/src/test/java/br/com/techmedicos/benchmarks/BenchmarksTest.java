package br.com.techmedicos.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");

  @Test
  void the_page_is_what_the_kept_results_make() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/benchmarks.md")))
        .as("run benchmarks/run report")
        .isEqualTo(Benchmarks.page(ROOT.resolve("benchmarks/results")));
  }
}
