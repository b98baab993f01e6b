package br.com.techmedicos.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

  @TempDir private Path folder;

  @Test
  void a_process_has_nothing_of_another_service() {
    ProcessBuilder builder = ServiceProcess.onItsOwn(List.of("true"));

    assertThat(builder.environment().keySet())
        .contains("PATH")
        .noneMatch(name -> name.matches("(TECHMEDICOS|DATASOURCES|MICRONAUT|JAVA)_.*"));
  }

  @Test
  void a_process_that_ends_is_not_waited_for_and_its_last_words_are_told() {
    assertThatThrownBy(
            () -> ServiceProcess.start(List.of("NoSuchProgram"), folder, Map.of()).close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ended with exit code 1")
        .hasMessageContaining("ClassNotFoundException: NoSuchProgram");
  }
}
