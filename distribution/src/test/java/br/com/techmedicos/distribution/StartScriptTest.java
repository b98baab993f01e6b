package br.com.techmedicos.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script asks of a JVM, which here is one that only says what it was asked for. */
class StartScriptTest {

  @TempDir private static Path place;
  private static Unpacked installed;

  @TempDir private Path folder;
  private Unpacked unpacked;
  private String jar;

  @BeforeAll
  static void unpack() throws Exception {
    Path java = Files.createDirectories(place.resolve("a jvm/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        for word; do
          case $word in
            -XX:SharedArchiveFile=*) grep -q damaged "${word#*=}" && kill -ABRT $$ ;;
          esac
          echo "<$word>"
        done
        """);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    installed =
        Unpacked.into(place.resolve("a place"))
            .with("JAVA_HOME", place.resolve("a jvm").toString());
  }

  @BeforeEach
  void comeToWork() throws IOException {
    unpacked = installed.from(Files.createDirectory(folder.resolve("at work")));
    jar = "<" + unpacked.home().toRealPath().resolve("techmedicos.jar") + ">";
  }

  private List<String> run(String... arguments) throws Exception {
    return unpacked.run(unpacked.script(), arguments);
  }

  private static List<String> archives(List<String> asked) {
    return asked.stream()
        .filter(word -> word.startsWith("<-XX:"))
        .map(word -> word.substring(1, word.length() - 1))
        .toList();
  }

  /** Where the archive is to be written, or read. */
  private static Path archive(List<String> asked) {
    assertThat(archives(asked)).hasSize(1);
    return Path.of(archives(asked).get(0).split("=", 2)[1]);
  }

  @Test
  void arguments_reach_the_service_as_they_are() throws Exception {
    assertThat(run("demo", "two words", "", "*", "$HOME"))
        .containsExactly("<-jar>", jar, "<demo>", "<two words>", "<>", "<*>", "<$HOME>");
  }

  @Test
  void options_for_the_jvm_are_a_list() throws Exception {
    unpacked = unpacked.with("JAVA_OPTS", "-Xmx300m -Da=b");

    assertThat(run("demo")).startsWith("<-Xmx300m>", "<-Da=b>", "<-jar>");
    assertThat(run()).containsSubsequence("<-Xmx300m>", "<-Da=b>", "<-jar>", jar);
  }

  @Test
  void it_may_be_called_by_a_link() throws Exception {
    Path link = Files.createSymbolicLink(place.resolve("link"), Path.of("second link"));
    Files.createSymbolicLink(place.resolve("second link"), unpacked.script());

    assertThat(unpacked.run(link, "demo")).contains(jar);
  }

  @Test
  void the_first_start_writes_an_archive_beside_the_data_and_the_next_reads_it() throws Exception {
    unpacked = unpacked.with("TECHMEDICOS_DATA", unpacked.work().resolve("the data").toString());
    List<String> first = run();
    Path archive = archive(first);

    assertThat(archives(first).get(0)).startsWith("-XX:ArchiveClassesAtExit=");
    assertThat(archive.getParent()).isEqualTo(unpacked.work().resolve("the data/cache"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.getParent())))
        .isEqualTo("rwx------");
    Files.writeString(archive, "whole");
    for (int i = 0; i < 2; i++) {
      List<String> later = run();
      assertThat(archives(later).get(0)).startsWith("-XX:SharedArchiveFile=");
      assertThat(archive(later)).hasContent("whole");
    }
  }

  @Test
  void an_archive_that_was_damaged_is_written_anew() throws Exception {
    Path archive = unpacked.work().resolve(archive(run()));
    Files.writeString(archive, "damaged");

    List<String> next = run();

    assertThat(archives(next).get(0)).startsWith("-XX:ArchiveClassesAtExit=");
    assertThat(next).allMatch(word -> word.startsWith("<"));
    assertThat(archive).doesNotExist();
  }

  @Test
  void an_archive_is_of_one_jvm_one_installation_and_its_options() throws Exception {
    Path archive = unpacked.work().resolve(archive(run()));
    Files.writeString(archive, "whole");

    Unpacked other = unpacked.with("JAVA_OPTS", "-Xint");
    assertThat(archives(other.run(other.script())).get(0)).startsWith("-XX:ArchiveClassesAtExit=");
    Files.writeString(archive, "whole");
    Path library = Files.writeString(unpacked.home().resolve("lib/more.jar"), "more");
    try {
      assertThat(archives(run()).get(0)).startsWith("-XX:ArchiveClassesAtExit=");
    } finally {
      Files.delete(library);
    }
  }

  @Test
  void where_no_archive_can_be_written_the_service_starts_without() throws Exception {
    Files.createDirectory(unpacked.work().resolve("data"));
    Files.writeString(unpacked.work().resolve("data/cache"), "not a folder");

    List<String> asked = run();

    assertThat(archives(asked)).isEmpty();
    assertThat(asked).endsWith("<-jar>", jar);
    assertThat(asked).allMatch(word -> word.startsWith("<"));
  }

  @Test
  void a_command_leaves_nothing_behind() throws Exception {
    run("--help");

    assertThat(unpacked.work().resolve("data")).doesNotExist();
  }

  @Test
  void without_java_it_says_so() throws Exception {
    Unpacked without = unpacked.with("JAVA_HOME", folder.resolve("nowhere").toString());

    assertThat(without.start(without.script()).waitFor()).isEqualTo(1);
    assertThat(Files.readAllLines(without.said()))
        .singleElement()
        .asString()
        .startsWith("Tech Médicos needs Java 17 or later");
  }
}
