package br.com.techmedicos.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A distribution in a folder, whose script is run with an environment of its own. */
record Unpacked(Path home, Path work, Map<String, String> environment) {

  /** Unpacks the one archive that the build has made with this ending. */
  static Path archive(String ending) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
      assertThat(found).as("archives of the build").hasSize(1);
      return found.get(0).toAbsolutePath();
    }
  }

  static Unpacked into(Path folder) throws Exception {
    Files.createDirectories(folder);
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive(".tar.gz").toString())
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    try (Stream<Path> all = Files.list(folder)) {
      Path work = Files.createDirectory(folder.resolve("work"));
      return new Unpacked(
          all.filter(each -> !each.equals(work)).findFirst().orElseThrow(),
          work,
          Map.of("JAVA_HOME", System.getProperty("java.home")));
    }
  }

  Unpacked with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Unpacked(home, work, more);
  }

  /** The same, called from another folder. */
  Unpacked from(Path otherWork) {
    return new Unpacked(home, otherWork, environment);
  }

  Path script() {
    return home.resolve("bin/techmedicos");
  }

  Path said() {
    return work.resolve("said");
  }

  /** Starts the script, whose words go to a file. */
  Process start(Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    for (String name : List.of("JAVA_HOME", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "TECHMEDICOS_DATA")) {
      builder.environment().remove(name);
    }
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(said().toFile()).start();
  }

  /** Runs the script to its end, and returns what it said, line by line. */
  List<String> run(Path script, String... arguments) throws Exception {
    assertThat(start(script, arguments).waitFor()).isZero();
    return Files.readAllLines(said());
  }
}
