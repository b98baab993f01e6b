package br.com.techmedicos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a public repository wants of every artifact (Maven Central's requirements). */
class PublishedFormTest {

  private static final String GROUP = "br/com/techmedicos";

  static Stream<String> published() {
    return Reactor.published().stream();
  }

  /** The root, from which the others inherit, and the BOM, which has no parent. */
  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "bom/pom.xml"})
  void a_pom_says_where_under_which_licence_and_by_whom(String pom) {
    assertThat(Reactor.texts(pom, "/project/licenses/license/name")).containsExactly("Apache-2.0");
    assertThat(Reactor.texts(pom, "/project/licenses/license/url")).hasSize(1);
    assertThat(Reactor.texts(pom, "/project/url")).containsExactly("${repository.url}");
    assertThat(Reactor.texts(pom, "/project/scm/url")).containsExactly("${repository.url}");
    assertThat(Reactor.texts(pom, "/project/scm/connection"))
        .containsExactly("scm:git:${repository.url}");
    assertThat(Reactor.texts(pom, "/project/scm/developerConnection"))
        .containsExactly("scm:git:${repository.url}");
    assertThat(Reactor.texts(pom, "/project/developers/developer/roles/role"))
        .contains("maintainer");
    assertThat(Reactor.texts(pom, "/project/developers/developer/email")).isEmpty();
    assertThat(Reactor.texts(pom, "/project/properties/repository.url"))
        .isEqualTo(Reactor.texts("pom.xml", "/project/properties/repository.url"))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("published")
  void an_artifact_has_a_name_a_description_and_a_module(String module) {
    String pom = module + "/pom.xml";

    assertThat(Reactor.texts(pom, "/project/name")).hasSize(1);
    assertThat(Reactor.texts(pom, "/project/description")).hasSize(1);
    if (!module.equals("bom")) {
      assertThat(Reactor.texts(pom, "/project/properties/module.name"))
          .singleElement()
          .asString()
          .matches("br\\.com\\.techmedicos(\\.[a-z0-9]+)+");
    }
  }

  @Test
  void a_module_exports_all_its_packages() throws IOException {
    for (String module : List.of("domain", "application", "adapters/shared", "adapters/memory")) {
      Path sources = Path.of("..", module, "src/main/java");
      String exports = Files.readString(sources.resolve("module-info.java"));
      try (Stream<Path> files = Files.walk(sources)) {
        assertThat(files.filter(file -> file.endsWith("package-info.java")))
            .isNotEmpty()
            .allSatisfy(
                file ->
                    assertThat(exports)
                        .contains(
                            "exports "
                                + sources.relativize(file.getParent()).toString().replace('/', '.')
                                + ";"));
      }
    }
  }

  /** After a dry run, with {@code -Dpublished=FOLDER}: see docs/publishing.md. */
  @Test
  void a_dry_run_put_every_file_of_every_artifact_into_the_repository() throws IOException {
    String repository = System.getProperty("published");
    if (repository == null) {
      System.out.println("NOT RUN: no repository of a dry run (-Dpublished=…)");
      return;
    }
    Path group = Path.of(repository, GROUP);
    assertIsWhole(group.resolve("techmedicos-parent"), false);
    for (String module : Reactor.published()) {
      String artifact = Reactor.texts(module + "/pom.xml", "/project/artifactId").get(0);
      assertIsWhole(group.resolve(artifact), !module.equals("bom"));
    }
    try (Stream<Path> artifacts = Files.list(group)) {
      assertThat(artifacts.filter(Files::isDirectory)).hasSize(Reactor.published().size() + 1);
    }
  }

  private static void assertIsWhole(Path artifact, boolean code) throws IOException {
    try (Stream<Path> files = Files.walk(artifact)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).anyMatch(name -> name.endsWith(".pom"));
      if (code) {
        assertThat(names)
            .anyMatch(name -> name.matches(".*\\d\\.jar|.*-SNAPSHOT\\.jar"))
            .anyMatch(name -> name.endsWith("-sources.jar"))
            .anyMatch(name -> name.endsWith("-javadoc.jar"));
      }
      assertThat(names)
          .filteredOn(name -> name.endsWith(".jar") || name.endsWith(".pom"))
          .allSatisfy(
              name -> assertThat(names).contains(name + ".asc", name + ".md5", name + ".sha1"));
    }
  }
}
