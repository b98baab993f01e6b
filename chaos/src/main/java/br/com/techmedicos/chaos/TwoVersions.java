package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The version before and this one write side by side, on the schema of this one. */
@Command(
    name = "two-versions",
    description = {
      "Runs another version's jar and this version on one database, and restarts the other one.",
      "One failed request fails it."
    })
final class TwoVersions extends Fault {

  @Option(
      names = "--other",
      required = true,
      description = "The other version's techmedicos.jar, with the folder lib beside it.")
  private Path other = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  String word() {
    return "two-versions";
  }

  @Override
  Optional<String> missing() throws IOException {
    if (!Files.isRegularFile(other)) {
      throw refused(other + " is no jar");
    }
    Path here = ServiceProcess.thisVersion();
    if (Files.isRegularFile(here) && Files.mismatch(other, here) < 0) {
      throw refused(other + " is this version: name the jar of another one");
    }
    return Optional.empty();
  }

  private ParameterException refused(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  @Override
  Cluster start(int doctors, int patients) throws Exception {
    return Cluster.start(
        Testbed.of(doctors, patients), List.of(Map.of(), Map.of()), Optional.of(other));
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    Instance before = cluster.instances().get(0);
    before.close();
    before.startAgain();
  }

  @Override
  List<String> complaints(Mix mix) {
    return mix.all().failed() == 0 ? List.of() : List.of(mix.all().failed() + " requests failed");
  }
}
