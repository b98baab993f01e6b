package br.com.techmedicos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The security checklist names every requirement once, and no test that is not there. */
class SecurityChecklistTest {

  private static final Path ROOT = Path.of("..");
  private static final Path CHECKLIST = ROOT.resolve("docs/security.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9][0-9., ]*) \\| ([a-z ]+) \\|");
  private static final Set<String> STATES =
      Set.of("met", "in part", "not yet", "deployment", "none here");

  @Test
  void every_test_that_it_names_is_there() throws IOException {
    Set<String> named =
        TEST.matcher(checklist()).results().map(x -> x.group(1)).collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(30).isSubsetOf(classes());
  }

  @Test
  void every_requirement_of_levels_one_and_two_has_one_line() throws IOException {
    List<String> answered =
        rows().stream()
            .flatMap(row -> Stream.of(row.group(1).split(",")).map(String::strip))
            .toList();

    assertThat(answered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(required());
  }

  @Test
  void every_line_has_a_state_that_it_explains() throws IOException {
    assertThat(rows()).extracting(row -> row.group(2)).isSubsetOf(STATES);
  }

  @Test
  void the_totals_are_those_of_the_lines() throws IOException {
    Map<String, Integer> totals = new HashMap<>();
    for (MatchResult row : rows()) {
      totals.merge(row.group(2), row.group(1).split(",").length, Integer::sum);
    }

    assertThat(checklist())
        .contains(
            ("Of %d requirements %d are met, %d in part, %d not yet, %d are decided by the"
                    + " deployment, and %d do not apply.")
                .formatted(
                    required().size(),
                    totals.get("met"),
                    totals.get("in part"),
                    totals.get("not yet"),
                    totals.get("deployment"),
                    totals.get("none here")));
  }

  private static String checklist() throws IOException {
    return Files.readString(CHECKLIST);
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(checklist()).results().toList();
  }

  private static List<String> required() throws IOException {
    try (InputStream ids =
        Objects.requireNonNull(
            SecurityChecklistTest.class.getResourceAsStream("asvs-5.0.0-levels-1-and-2.txt"))) {
      return new String(ids.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(Path::toString)
          .filter(file -> file.contains("/src/") && file.endsWith(".java"))
          .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
