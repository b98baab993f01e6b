package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a process whose memory runs out, started as anybody would, without a flag. */
class HeapGuardTest {

  private static final int PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  private record Ended(int status, String said) {}

  private Ended run(Class<?> main, List<String> arguments, String... jvmOptions) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Path said = folder.resolve("said");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TECHMEDICOS_DATA", folder.toString());
    builder.environment().put("MICRONAUT_SERVER_PORT", "-1");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
      return new Ended(process.exitValue(), Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "swallows, UseSerialGC",
    "swallows, UseG1GC",
    "swallows, UseParallelGC",
    "dies, UseSerialGC",
    "dies, UseG1GC",
    "dies, UseZGC",
    "almost, UseSerialGC",
    "almost, UseG1GC",
    "almost, UseZGC"
  })
  void a_process_whose_heap_is_exhausted_halts(String how, String collector) throws Exception {
    Ended ended = run(HeapGuardVictim.class, List.of(how), "-Xmx64m", "-XX:+" + collector);

    assertThat(ended.status()).as(ended.said()).isEqualTo(HeapGuard.STATUS);
    assertThat(ended.said()).containsOnlyOnce(HeapGuard.LAST_WORDS);
  }

  @ParameterizedTest
  @CsvSource({"UseSerialGC", "UseG1GC", "UseZGC"})
  void a_process_whose_heap_is_merely_busy_does_not(String collector) throws Exception {
    Ended ended = run(HeapGuardVictim.class, List.of("busy"), "-Xmx64m", "-XX:+" + collector);

    assertThat(ended.status()).as(ended.said()).isZero();
  }

  @Test
  void a_process_without_direct_memory_does_not() throws Exception {
    Ended ended =
        run(HeapGuardVictim.class, List.of("direct"), "-Xmx64m", "-XX:MaxDirectMemorySize=8m");

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(ended.said()).doesNotContain(HeapGuard.LAST_WORDS);
  }

  @Test
  void the_service_is_under_guard_before_it_does_anything_else() throws Exception {
    Ended ended = run(Application.class, List.of(), "-Xmx14m");

    assertThat(ended.status()).as(ended.said()).isEqualTo(HeapGuard.STATUS);
    assertThat(ended.said()).contains(HeapGuard.LAST_WORDS);
  }
}
