package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.MariaDb;
import br.com.techmedicos.benchmarks.load.Sample;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A disk is full, and has room again. */
@Command(
    name = "full-disk",
    description = {
      "Fills the disk under the database, the keys or the contents, and makes room again. EMBEDDED is",
      "the database of an instance that has no other, and is alone.",
      "It needs root, for a disk of its own."
    })
final class FullDisk extends Fault {

  /** An empty MariaDB takes some 200 MiB. */
  private static final int MEBIBYTES = 450;

  /** Whoever cannot write a key says so with this exit code. */
  private static final int KEYS = 8;

  /** What is on the disk. */
  private enum Under {
    DATABASE,
    EMBEDDED,
    KEYS,
    CONTENTS
  }

  @Option(names = "--under", description = "${COMPLETION-CANDIDATES}", required = true)
  private Under under = Under.DATABASE;

  @Option(names = "--full", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int fullSeconds = 15;

  private final List<String> complaints = new ArrayList<>();
  private @Nullable Disk disk;
  private long fullFrom;
  private long fullUntil;

  @Override
  String word() {
    return "full-disk under the " + under.name().toLowerCase(Locale.ROOT);
  }

  @Override
  Optional<String> missing() throws Exception {
    return Disk.possible()
        ? Optional.empty()
        : Optional.of("only root may mount a disk, and not in every container");
  }

  @Override
  Cluster start(int doctors, int patients) throws Exception {
    if (under == Under.EMBEDDED) {
      Testbed testbed = Testbed.embedded(doctors, patients);
      disk = Disk.at(testbed.data().resolve("db"), MEBIBYTES);
      return Cluster.start(testbed, List.of(Map.of()));
    }
    if (under != Under.DATABASE) {
      Testbed testbed = Testbed.of(doctors, patients);
      String folder = under == Under.KEYS ? "keys" : "files";
      disk = Disk.at(testbed.data().resolve(folder), MEBIBYTES);
      return Cluster.start(testbed, Map.of());
    }
    Files.createDirectories(Testbed.folder());
    Path place = Files.createTempDirectory(Testbed.folder(), "disk-");
    disk = Disk.at(place, MEBIBYTES);
    MariaDb server = MariaDb.start(Testbed.folder().resolve("mariadb"), place);
    return Cluster.start(Testbed.on(server, doctors, patients), Map.of());
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    Disk full = Objects.requireNonNull(disk);
    full.fill();
    fullFrom = System.nanoTime();
    if (under == Under.KEYS) {
      int exit = cluster.testbed().command("rotate-signing-key");
      if (exit != KEYS) {
        complaints.add("a key that cannot be written ends with code " + exit);
      }
    }
    Thread.sleep(1000L * fullSeconds);
    fullUntil = System.nanoTime();
    full.free();
    if (under == Under.DATABASE && !cluster.testbed().server().alive()) {
      System.out.println("the database has ended itself, and is started again");
      cluster.testbed().server().startAgain();
    }
  }

  /** The embedded database is the instance's alone as long as it runs. */
  @Override
  void prepare(Cluster cluster, Mix mix) throws Exception {
    if (under == Under.EMBEDDED) {
      Instance only = cluster.instances().get(0);
      only.close();
      super.prepare(cluster, mix);
      only.startAgain();
    } else {
      super.prepare(cluster, mix);
    }
  }

  @Override
  List<Connection> databases(Cluster cluster) throws Exception {
    if (under == Under.EMBEDDED) {
      cluster.instances().get(0).close();
    }
    return super.databases(cluster);
  }

  @Override
  List<String> complaints(Mix mix) {
    if (under == Under.KEYS && mix.all().failed() > 0) {
      complaints.add(mix.all().failed() + " requests failed, and none needs a new key");
    }
    if (under == Under.CONTENTS) {
      complaints.addAll(wrong(whileFull(mix)));
    }
    boolean ofDatabase = under == Under.DATABASE || under == Under.EMBEDDED;
    if (ofDatabase && mix.writes(Outcome.REFUSED) + mix.writes(Outcome.UNKNOWN) == 0) {
      complaints.add("this showed nothing: no write met the full disk");
    }
    return complaints;
  }

  @Override
  Optional<String> shown(Mix mix) {
    return under == Under.CONTENTS
        ? Optional.of(
            "of %d uploads while it was full %d were refused"
                .formatted(whileFull(mix).size(), refused(whileFull(mix)).size()))
        : Optional.empty();
  }

  private List<Sample> whileFull(Mix mix) {
    return mix.uploads().stream()
        .filter(each -> each.intendedNanos() > fullFrom && each.answeredNanos() < fullUntil)
        .toList();
  }

  private static List<Sample> refused(List<Sample> uploads) {
    return uploads.stream()
        .filter(each -> each.status() == 503 && each.problem().equals("storage-unavailable"))
        .toList();
  }

  /** What is wrong with the answers to uploads while the disk was full. */
  static List<String> wrong(List<Sample> uploads) {
    List<Sample> refused = refused(uploads);
    if (refused.isEmpty()) {
      return List.of("this showed nothing: no upload was refused for want of room");
    }
    return refused.stream()
        .filter(each -> each.retryAfterSeconds() < 1)
        .map(each -> "no Retry-After: " + each)
        .toList();
  }

  @Override
  void cleanUp() {
    Optional.ofNullable(disk).ifPresent(Disk::close);
  }
}
