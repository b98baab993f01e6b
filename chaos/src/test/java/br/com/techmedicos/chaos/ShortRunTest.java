package br.com.techmedicos.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two real instances behind haproxy, on a real MariaDB; its last line is the verdict. */
class ShortRunTest {

  @Test
  void nothing_acknowledged_is_lost_when_an_instance_and_then_the_database_is_killed() {
    assumeTrue(isOnPath("haproxy"), "NOT RUN: there is no haproxy on the path");
    assertThat(Chaos.execute("short")).as("the verdict above").isZero();
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
