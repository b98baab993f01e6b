package br.com.techmedicos.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules as another team runs them: all at once. */
class HexagonalRulesInOneLineTest {

  private static final String FIXTURES = "br.com.techmedicos.architecture.fixtures.";

  @TempDir Path folder;

  @Test
  void a_sound_hexagon_passes_in_one_line() {
    HexagonalRules.of(hexagon("sound")).check(production("sound"));
  }

  @Test
  void a_failure_names_its_rule() {
    assertThatThrownBy(() -> HexagonalRules.of(breach()).check(production("sound")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("FEATURES_FOLLOW_THE_MAP: ")
        .hasMessageContaining("PatientId");
  }

  @Test
  void a_root_without_classes_is_told() {
    assertThatThrownBy(() -> HexagonalRules.of(Hexagon.rootedAt("com.acme.nowhere")).check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("No class is in com.acme.nowhere");
  }

  @Test
  void a_preset_that_does_not_fit_is_told() {
    assertThatThrownBy(
            () ->
                HexagonalRules.of(hexagon("sound"))
                    .withoutRest()
                    .withoutEvents()
                    .withOneFeature()
                    .check(production("sound")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("WITHOUT_REST does not fit: ")
        .hasMessageContaining("WITHOUT_EVENTS does not fit: ")
        .hasMessageContaining("WITH_ONE_FEATURE does not fit: ");
  }

  @Test
  void what_is_frozen_is_tolerated_under_the_name_of_its_rule() throws IOException {
    HexagonalRules rules = HexagonalRules.of(breach()).frozenIn(folder);
    Path frozen = folder.resolve("FEATURES_FOLLOW_THE_MAP");

    rules.check(production("sound"));

    assertThat(Files.readString(frozen)).contains("PatientId");
    rules.check(production("sound"));
    Files.writeString(frozen, "");
    assertThatThrownBy(() -> rules.check(production("sound")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("FEATURES_FOLLOW_THE_MAP: ");
  }

  /** The page that explains the rules, one chapter each. */
  @Test
  void the_page_tells_of_every_rule_its_reason_and_a_breach() throws IOException {
    String page = Files.readString(Path.of("../docs/rules.md"));

    for (HexagonalRule rule : HexagonalRule.values()) {
      String heading = "\n## " + rule.name() + "\n";
      assertThat(page).contains(heading);
      String chapter = page.substring(page.indexOf(heading) + heading.length()).split("\n## ")[0];
      assertThat(chapter).as(rule.name()).contains("Why: ").contains("Breach: ");
    }
    assertThat(page.split("\n## ")).hasSize(HexagonalRule.values().length + 1);
  }

  /** The sound hexagon, whose map does not allow what its bookings use. */
  private static Hexagon breach() {
    return hexagon("sound").feature("scheduling");
  }

  private static Hexagon hexagon(String fixture) {
    return Hexagon.rootedAt(FIXTURES + fixture)
        .feature("identity")
        .feature("scheduling", "identity")
        .adapter("contracts", "org.junit.jupiter..")
        .adapter("memory")
        .adapter("jdbc", "java.sql..", "javax.sql..")
        .adapter("rest", "io.micronaut..")
        .adapterOf("identity", "secrets")
        .randomness("secrets")
        .testedBy(all(fixture));
  }

  private static JavaClasses all(String fixture) {
    return new ClassFileImporter().importPackages(FIXTURES + fixture);
  }

  private static JavaClasses production(String fixture) {
    return all(fixture)
        .that(
            DescribedPredicate.describe(
                "production", (JavaClass type) -> !type.getName().endsWith("Test")));
  }
}
