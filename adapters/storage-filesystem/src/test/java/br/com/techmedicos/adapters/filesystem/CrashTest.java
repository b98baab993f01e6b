package br.com.techmedicos.adapters.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that end in the middle of writing, or to which the system refuses it. */
class CrashTest {

  private static final int KILLS = 12;

  @TempDir Path temp;

  /** What the process said of the contents it wrote. */
  private record Told(List<UUID> begun, List<UUID> kept, List<UUID> refused) {}

  @Test
  void of_a_process_that_is_killed_every_content_is_whole_or_not_there() throws Exception {
    List<UUID> begun = new ArrayList<>();
    List<UUID> kept = new ArrayList<>();
    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      Process process = start(List.of(), 1_000_000);
      Told told = killedAfter(process, random.nextInt(40), random.nextInt(3_000));
      begun.addAll(told.begun());
      kept.addAll(told.kept());
    }
    FilesystemContentStore store = new FilesystemContentStore(temp);

    assertThat(kept).isNotEmpty();
    assertThat(kept).allSatisfy(name -> assertThat(read(store, name)).isEqualTo(contentOf(name)));
    assertThat(begun.stream().filter(name -> store.open(new ContentName(name)).isPresent()))
        .allSatisfy(name -> assertThat(read(store, name)).isEqualTo(contentOf(name)));

    begun.forEach(name -> store.delete(new ContentName(name)));
    assertThat(files()).isEmpty();
  }

  @Test
  void of_a_content_that_the_system_has_no_room_for_nothing_is_left() throws Exception {
    // The limit on the size of a file, in blocks of 1,024 bytes, stands for a disk that is full.
    Process process = start(List.of("bash", "-c", "ulimit -f 600 && exec \"$@\"", "limited"), 40);
    Told told = told(process);
    FilesystemContentStore store = new FilesystemContentStore(temp);

    assertThat(process.waitFor()).isZero();
    assertThat(told.refused()).isNotEmpty();
    assertThat(told.kept()).isNotEmpty();
    assertThat(told.kept())
        .allSatisfy(name -> assertThat(read(store, name)).isEqualTo(contentOf(name)));
    assertThat(files()).hasSameSizeAs(told.kept());
  }

  private Process start(List<String> prefix, int contents) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A JVM keeps its performance data in a file, which a limit on files would hit.
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(WritingProcess.class.getName(), temp.toString(), "" + contents));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Lets some contents be kept, waits a moment more, and kills. */
  private static Told killedAfter(Process process, int contents, int microseconds)
      throws Exception {
    Told told = new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (BufferedReader lines = process.inputReader()) {
      while (told.kept().size() <= contents) {
        note(lines.readLine(), told);
      }
      TimeUnit.MICROSECONDS.sleep(microseconds);
      process.toHandle().destroyForcibly(); // unlike the process, leaves its output to be read
      lines.lines().forEach(line -> note(line, told));
    }
    return told;
  }

  private static Told told(Process process) throws IOException {
    Told told = new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(line -> note(line, told));
    }
    return told;
  }

  private static void note(String line, Told told) {
    String[] words = line.split(" ");
    if (words.length < 2 || words[1].length() < 36) {
      return; // the process was killed while it said this
    }
    List<UUID> names =
        switch (words[0]) {
          case "begun" -> told.begun();
          case "kept" -> told.kept();
          default -> told.refused();
        };
    names.add(UUID.fromString(words[1]));
  }

  private static byte[] contentOf(UUID name) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    WritingProcess.writeContentOf(name, content);
    return content.toByteArray();
  }

  private static byte[] read(FilesystemContentStore store, UUID name) throws IOException {
    try (var channel = store.open(new ContentName(name)).orElseThrow()) {
      return Channels.newInputStream(channel).readAllBytes();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
