package br.com.techmedicos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The BOM is what an embedding team imports. */
class BillOfMaterialsTest {

  private static final String BOM = "bom/pom.xml";
  private static final String DEPENDENCY = "/project/dependencyManagement/dependencies/dependency";

  @Test
  void every_published_artifact_is_in_the_bom() {
    List<String> artifacts =
        Reactor.published().stream()
            .filter(module -> !module.equals("bom"))
            .flatMap(module -> Reactor.texts(module + "/pom.xml", "/project/artifactId").stream())
            .toList();

    assertThat(Reactor.texts(BOM, DEPENDENCY + "/artifactId"))
        .containsExactlyInAnyOrderElementsOf(artifacts);
  }

  @Test
  void nothing_of_a_third_party_is_in_the_bom() {
    assertThat(Reactor.texts(BOM, DEPENDENCY + "/groupId")).containsOnly("br.com.techmedicos");
    assertThat(Reactor.texts(BOM, DEPENDENCY + "/version")).containsOnly("${project.version}");
  }
}
