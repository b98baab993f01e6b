package br.com.techmedicos.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {

  private static final Repository REPOSITORY = Repository.here();

  @Test
  void every_workflow_is_pinned_least_privileged_and_calls_scripts_that_exist() {
    Pipeline.Findings findings = Pipeline.of(REPOSITORY);

    System.out.println("Pipeline: " + findings.summary());
    assertThat(findings.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          checkout@11bd71901bbe5b1630ceea73d27597364c9af683, checkout@v4,           does not pin
          "permissions:\n  contents: read\n",                "",                    does not list its permissions
          "permissions:\n  contents: read\n",                "permissions:\n  contents: write\n", may not have the permission contents: write
          "permissions:\n  contents: read\n",                "permissions: write-all\n", does not list its permissions
          run: .ci/run,                                      run: .ci/runs,         no script of this repository
          run: .ci/run,                                      "run: .ci/run ${{ github.head_ref }}", does more than call
          persist-credentials: false,                        persist-credentials: true, leaves the token
          timeout-minutes: 60,                               name: no end,          has no timeout-minutes
          """)
  void what_is_broken_in_a_workflow_is_found(
      String text, String by, String fault, @TempDir Path folder) {
    Repository broken = REPOSITORY.copyTo(folder);
    broken.replace(
        ".github/workflows/verify.yml", text.replace("\\n", "\n"), by.replace("\\n", "\n"));

    assertThat(Pipeline.of(broken).faults()).anyMatch(found -> found.contains(fault));
  }
}
