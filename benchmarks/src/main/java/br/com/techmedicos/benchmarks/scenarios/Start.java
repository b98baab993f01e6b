package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the distribution. */
@Command(
    name = "start",
    description = "From the start of the process to the first answer, and memory when idle.")
public final class Start extends Scenario {

  private static final long IDLE_MILLIS = 3000;
  private static final String FIRST_CALL = "/api/v1/specialties";

  @Option(names = "--jdk25", description = "Where JDK 25 is (default: the first in /usr/lib/jvm).")
  private Optional<Path> jdk25 = Optional.empty();

  /** What was measured of a start. */
  private record Started(double seconds, double mebibytes) {}

  /**
   * A way to start it.
   *
   * @param target in seconds, if there is one
   */
  private record Way(
      String what,
      List<String> command,
      Path data,
      Map<String, String> environment,
      Optional<Double> target,
      List<Started> starts) {}

  @Override
  String word() {
    return "start";
  }

  @Override
  String title() {
    return "Start";
  }

  @Override
  String method() {
    return """
        Each way starts the unpacked distribution on a database of its own (H2 in a file) that is there already, after a first start that
        makes it and what is kept for later starts. Time ends with the first answer to a call; memory is what is resident three seconds later, with the
        default heap. %d starts of each, in turns."""
        .formatted(repetitions());
  }

  @Override
  String whyMissed() {
    return """
        The targets were set on a machine on which java -jar took 4.1 s, twice as fast as this one; as shares of java -jar they are 0.61 and
        0.49 ×. More than half of the processor time of a start is that of the compilers, and the framework's work on its beans shares a
        core with them. With the first compiler alone a start takes two thirds of the time, but ciphers, hashes and signatures would be
        slow for good: the processor's instructions for them belong to the second. The framework's own processing ahead of time spared less than a tenth, and
        leaves out what settings choose at the start. One archive of all classes, in place of one on top of the JDK's, spared nothing.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    Path root = Path.of(System.getProperty("benchmarks.folder", ".")).resolve("..").normalize();
    Path folder =
        Files.createTempDirectory(root.resolve("benchmarks/target").toAbsolutePath(), "start-");
    Path home = unpack(root.resolve("distribution/target").toAbsolutePath(), folder);
    List<Way> ways = ways(home, folder);
    for (Way way : ways) {
      start(way); // without an archive, which it leaves
      start(way); // checks it
    }
    for (int turn = 0; turn < repetitions(); turn++) {
      for (Way way : ways) {
        Started started = start(way);
        way.starts().add(started);
        System.out.printf(
            "%s: %.2f s, %.0f MiB%n", way.what(), started.seconds(), started.mebibytes());
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Way way : ways) {
      List<Double> seconds = figures(way.starts(), Started::seconds);
      findings.add(
          way.target()
              .map(target -> Finding.atMost(way.what(), "", seconds, target, "s"))
              .orElseGet(() -> Finding.note(way.what(), Finding.text(median(seconds), "s"))));
    }
    double plain = median(ways.get(0).starts(), Started::seconds);
    for (Way way : ways.subList(1, ways.size())) {
      findings.add(
          Finding.note(
              way.what() + ", against " + ways.get(0).what(),
              Finding.text(median(way.starts(), Started::seconds) / plain, "×")));
    }
    for (Way way : ways) {
      findings.add(
          Finding.note(
              way.what() + ", resident memory",
              Finding.text(median(way.starts(), Started::mebibytes), "MiB")));
    }
    return findings;
  }

  private List<Way> ways(Path home, Path folder) throws IOException {
    Path jdk = Path.of(System.getProperty("java.home"));
    String version = "JDK " + Runtime.version().feature();
    String script = home.resolve("bin/techmedicos").toString();
    String jar = home.resolve("techmedicos.jar").toString();
    List<Way> ways = new ArrayList<>();
    ways.add(
        way(
            folder,
            version + ", java -jar",
            List.of(java(jdk), "-jar", jar),
            jdk,
            Optional.empty()));
    ways.add(
        way(
            folder,
            version + ", by the start script",
            List.of(script),
            jdk,
            Runtime.version().feature() == 17 ? Optional.of(2.5) : Optional.empty()));
    Optional<Path> newer = jdk25.or(Start::installed);
    if (newer.isPresent() && Runtime.version().feature() < 25) {
      ways.add(
          way(
              folder,
              "JDK 25, by the start script",
              List.of(script),
              newer.get(),
              Optional.empty()));
      Path cache = folder.resolve("classes.aot");
      // The first start finds none; it is made at the end of that.
      ways.add(
          way(
              folder,
              "JDK 25, with an AOT cache",
              List.of(java(newer.get()), "@" + cache, "-jar", jar),
              newer.get(),
              Optional.of(2.0)));
    }
    return ways;
  }

  private static Way way(
      Path folder, String what, List<String> command, Path jdk, Optional<Double> target)
      throws IOException {
    Path data = Files.createTempDirectory(folder, "data-");
    Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());
    return new Way(what, command, data, environment, target, new ArrayList<>());
  }

  private static Optional<Path> installed() {
    try (Stream<Path> jdks = Files.list(Path.of("/usr/lib/jvm"))) {
      return jdks.filter(each -> each.getFileName().toString().contains("25")).findFirst();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static String java(Path jdk) {
    return jdk.resolve("bin/java").toString();
  }

  /** Unpacks the distribution. */
  static Path unpack(Path target, Path folder) throws IOException, InterruptedException {
    Path archive;
    try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
      archive =
          files
              .filter(file -> file.toString().endsWith(".tar.gz"))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalStateException("no distribution in " + target + ": mvn package"));
    }
    Process tar =
        new ProcessBuilder(
                "tar", "-xzf", archive.toString(), "-C", folder.toString(), "--strip-components=1")
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new IllegalStateException("tar could not unpack " + archive);
    }
    return folder;
  }

  private static Started start(Way way) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServiceProcess service =
        ServiceProcess.start(expanded(way), way.data(), way.environment(), FIRST_CALL)) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      Thread.sleep(IDLE_MILLIS);
      return new Started(seconds, service.residentMebibytes());
    }
  }

  /** An AOT cache is made by a run that is told so, and used by the others. */
  private static List<String> expanded(Way way) {
    List<String> command = new ArrayList<>();
    for (String word : way.command()) {
      if (word.startsWith("@")) {
        Path cache = Path.of(word.substring(1));
        command.add((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
      } else {
        command.add(word);
      }
    }
    return command;
  }
}
