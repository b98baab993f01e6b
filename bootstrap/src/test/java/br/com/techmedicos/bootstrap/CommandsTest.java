package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, as far as it starts nothing. */
class CommandsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int execute(String... args) {
    return Commands.execute(printing(out), printing(err), args);
  }

  private static PrintStream printing(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void help_lists_the_commands_and_the_exit_codes(String word) {
    assertThat(execute(word)).isZero();

    assertThat(err()).isEmpty();
    assertThat(out())
        .contains(
            "Usage: techmedicos",
            "demo",
            "rotate-signing-key",
            "rotate-master-key",
            "retire-master-keys",
            "remove-expired-records",
            "replay-deletions",
            "verify-access-log",
            "Exit codes:");
    for (ExitCode code : ExitCode.values()) {
      assertThat(out().replaceAll("\\s+", " ")).contains(code.number() + " " + code.meaning());
    }
  }

  @Test
  void every_command_explains_itself() {
    assertThat(execute("retire-master-keys", "--help")).isZero();
    assertThat(execute("help", "retire-master-keys")).isZero();

    assertThat(err()).isEmpty();
    String once = out().substring(0, out().length() / 2);
    assertThat(once)
        .contains("Usage: techmedicos retire-master-keys", "but the newest")
        .doesNotContain("Exit codes");
    assertThat(out()).isEqualTo(once + once);
  }

  @Test
  void the_version_is_told() {
    assertThat(execute("--version")).isZero();

    assertThat(err()).isEmpty();
    assertThat(out()).startsWith("Tech Médicos ");
  }

  @ParameterizedTest
  @CsvSource({
    "retire-master-key, retire-master-keys",
    "Demo, demo",
    "demoo, demo",
    "verify-acess-log, verify-access-log",
    "--hel, --help",
    "--versio, --version",
    "help demmo, demo",
  })
  void a_wrong_word_is_one_sentence_with_what_was_meant(String words, String meant) {
    assertRefused(words.split(" "));
    assertThat(err()).contains("did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zzz",
        "-x",
        "demo extra",
        "demo --port=80",
        "demo verify-access-log",
        "rotate-master-key retire-master-keys",
        "--help=yes",
        "@demo",
        "--micronaut.server.port=9",
      })
  void any_other_word_is_one_sentence(String words) {
    assertRefused(words.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-03-01", "2027-03-01T12:00:00", "yesterday"})
  void a_moment_that_is_none_is_told_by_an_example(String until) {
    assertRefused(
        "restore", "b", "--keys", "k", "--deletions", "d", "--binlogs", "l", "--until", until);
    assertThat(err())
        .contains("\"" + until + "\" is no second in UTC like 2027-03-01T12:00:00Z")
        .doesNotContain("java.");
  }

  @Test
  void even_no_word_and_a_broken_line_are_one_sentence() {
    assertRefused("");
    err.reset();
    assertRefused("de\nmo\u001B[31m");
    assertThat(err()).doesNotContain("\u001B");
  }

  private void assertRefused(String... words) {
    assertThat(execute(words)).as(Arrays.toString(words)).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err().lines().toList()).as(err()).singleElement().asString().endsWith("--help.");
  }
}
