package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.control.SpringTwin;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Starts the service and the same in Spring Boot. */
@Command(
    name = "twin-start",
    description = "Start to first answer and idle memory against the same in Spring Boot.")
public final class TwinStart extends Scenario {

  private static final int DOCTORS = 100;
  private static final long IDLE_MILLIS = 3000;
  private static final double SOONER = 0.5;
  private static final double LEANER = 0.7;

  /** What was measured of a start. */
  private record Started(double seconds, double mebibytes) {}

  /** A start of both in the same way. */
  private record Turn(Started service, Started twin) {

    private double seconds() {
      return service.seconds() / twin.seconds();
    }

    private double mebibytes() {
      return service.mebibytes() / twin.mebibytes();
    }
  }

  /** One side. */
  private interface Side {
    Started start() throws IOException, InterruptedException;
  }

  /** A way to start both. */
  private record Way(String what, Side service, Side twin, List<Turn> turns) {}

  @Override
  String word() {
    return "twin-start";
  }

  @Override
  String title() {
    return "The start of the same in Spring Boot";
  }

  @Override
  String method() {
    return """
        Service and twin (see `benchmarks/run twin`) are started one after the other on the same MariaDB, whose tables are there, with the default
        heap: both by `java -jar`; then the service by its start script, which keeps an archive of classes, and the twin unpacked and with such an
        archive, as Spring Boot's guide advises. Time ends with the first answer to a look at slots, and memory is what is resident three seconds
        later. %d starts of each in turns, in which who is first changes."""
        .formatted(repetitions());
  }

  @Override
  String whyMissed() {
    return """
        The service is all of the service, with records, meetings, notices and their jobs; the twin is three of its calls.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    if (!SpringTwin.isPackaged()) {
      return List.of();
    }
    Path folder = Files.createTempDirectory(Testbed.folder(), "twin-start-");
    try (Testbed testbed = Testbed.of(DOCTORS, 0)) {
      List<Way> ways = ways(testbed, folder);
      for (Way way : ways) {
        for (Side side : List.of(way.service(), way.twin())) {
          side.start(); // leaves an archive, if it is to have one
          side.start(); // checks it
        }
      }
      for (int turn = 0; turn < repetitions(); turn++) {
        for (Way way : ways) {
          boolean serviceFirst = turn % 2 == 0;
          Started first = (serviceFirst ? way.service() : way.twin()).start();
          Started second = (serviceFirst ? way.twin() : way.service()).start();
          way.turns().add(serviceFirst ? new Turn(first, second) : new Turn(second, first));
          System.out.println(way.what() + ": " + way.turns().get(turn));
        }
      }
      return ways.stream().flatMap(way -> findings(way).stream()).toList();
    }
  }

  private static List<Way> ways(Testbed testbed, Path folder)
      throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("benchmarks.folder", ".")).resolve("..");
    Path target = root.resolve("distribution/target").toAbsolutePath().normalize();
    Path home = Start.unpack(target, Files.createDirectory(folder.resolve("service")));
    Path unpacked = unpackTwin(folder.resolve("twin"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = testbed.clinic().doctors().get(0).slotsPath(1, 1);
    return List.of(
        new Way(
            "java -jar",
            () -> service(testbed, List.of(java, "-jar", home + "/techmedicos.jar"), path),
            () -> twin(testbed, List.of(java, "-jar", SpringTwin.jar().toString()), path),
            new ArrayList<>()),
        new Way(
            "with an archive of classes",
            () -> service(testbed, List.of(home + "/bin/techmedicos"), path),
            () ->
                twin(
                    testbed,
                    List.of(java, archive(folder.resolve("twin.jsa")), "-jar", unpacked.toString()),
                    path),
            new ArrayList<>()));
  }

  /** The first start makes it, at its end. */
  private static String archive(Path file) {
    return (Files.exists(file) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + file;
  }

  private static Path unpackTwin(Path folder) throws IOException, InterruptedException {
    Process extract =
        ServiceProcess.onItsOwn(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djarmode=tools",
                    "-jar",
                    SpringTwin.jar().toString(),
                    "extract",
                    "--destination",
                    folder.toString()))
            .inheritIO()
            .start();
    if (extract.waitFor() != 0) {
      throw new IllegalStateException("the twin could not be unpacked");
    }
    return folder.resolve(SpringTwin.jar().getFileName());
  }

  private static Started service(Testbed testbed, List<String> command, String path)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServiceProcess service =
        ServiceProcess.start(
            command,
            testbed.data(),
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "DATASOURCES_DEFAULT_URL",
                testbed.url(),
                "DATASOURCES_DEFAULT_USERNAME",
                testbed.user(),
                "DATASOURCES_DEFAULT_PASSWORD",
                "",
                "TECHMEDICOS_SHUTDOWN_DRAIN",
                "0s"),
            path)) {
      return idle(service, begin);
    }
  }

  private static Started twin(Testbed testbed, List<String> command, String path)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServiceProcess twin =
        SpringTwin.start(
            command,
            testbed.data(),
            Map.of(
                "SPRING_DATASOURCE_URL",
                testbed.url(),
                "SPRING_DATASOURCE_USERNAME",
                testbed.user()),
            path)) {
      return idle(twin, begin);
    }
  }

  private static Started idle(ServiceProcess process, long begin) throws InterruptedException {
    double seconds = (System.nanoTime() - begin) / 1e9;
    Thread.sleep(IDLE_MILLIS);
    return new Started(seconds, process.residentMebibytes());
  }

  private static List<Finding> findings(Way way) {
    return List.of(
        Finding.atMost(
            "first answer, %s (%s)"
                .formatted(way.what(), median(way.turns(), turn -> turn.service().seconds(), "s")),
            "the twin (%s)".formatted(median(way.turns(), turn -> turn.twin().seconds(), "s")),
            figures(way.turns(), Turn::seconds),
            SOONER,
            "×"),
        Finding.atMost(
            "idle memory, %s (%s)"
                .formatted(
                    way.what(), median(way.turns(), turn -> turn.service().mebibytes(), "MiB")),
            "the twin (%s)".formatted(median(way.turns(), turn -> turn.twin().mebibytes(), "MiB")),
            figures(way.turns(), Turn::mebibytes),
            LEANER,
            "×"));
  }
}
