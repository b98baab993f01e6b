package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The clock of one instance jumps, and jumps back. */
@Command(
    name = "jump-clock",
    description = {
      "Sets the clock of one instance forward, and back again.",
      "It needs Debian's faketime."
    })
final class JumpClock extends Fault {

  private static final List<Path> LIBRARIES =
      Stream.of("x86_64", "aarch64")
          .map(machine -> "/usr/lib/" + machine + "-linux-gnu/faketime/libfaketimeMT.so.1")
          .map(Path::of)
          .toList();

  @Option(
      names = "--by",
      description = "Seconds, which may be negative (default: ${DEFAULT-VALUE}).")
  private int bySeconds = 240;

  @Option(names = "--wrong", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int wrongSeconds = 10;

  private @Nullable Path clock;

  @Override
  String word() {
    return "jump-clock by %d s".formatted(bySeconds);
  }

  /** Events have the order of the clocks. */
  @Override
  boolean clocksAgree() {
    return false;
  }

  private static Optional<Path> library() {
    return LIBRARIES.stream().filter(Files::exists).findFirst();
  }

  @Override
  Optional<String> missing() {
    return library().isPresent() ? Optional.empty() : Optional.of("apt-get install faketime");
  }

  @Override
  Cluster start(int doctors, int patients) throws Exception {
    Path file = Files.createTempFile(Testbed.folder(), "clock-", ".txt");
    clock = file;
    set(0);
    Map<String, String> faked =
        Map.of(
            "LD_PRELOAD", library().orElseThrow().toString(),
            "FAKETIME_TIMESTAMP_FILE", file.toString(),
            "FAKETIME_NO_CACHE", "1",
            "FAKETIME_DONT_FAKE_MONOTONIC", "1",
            "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    return Cluster.start(Testbed.of(doctors, patients), List.of(faked, Map.of()));
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    set(bySeconds);
    Thread.sleep(1000L * wrongSeconds);
    set(0);
  }

  private void set(int seconds) throws Exception {
    Files.writeString(Objects.requireNonNull(clock), "%+d\n".formatted(seconds));
  }

  @Override
  void cleanUp() throws Exception {
    if (clock != null) {
      Files.deleteIfExists(clock);
    }
  }
}
