package br.com.techmedicos.benchmarks;

import br.com.techmedicos.benchmarks.report.Report;
import br.com.techmedicos.benchmarks.scenarios.Backlog;
import br.com.techmedicos.benchmarks.scenarios.BookingRate;
import br.com.techmedicos.benchmarks.scenarios.DeliveryRate;
import br.com.techmedicos.benchmarks.scenarios.Growth;
import br.com.techmedicos.benchmarks.scenarios.Logins;
import br.com.techmedicos.benchmarks.scenarios.Mix;
import br.com.techmedicos.benchmarks.scenarios.Outage;
import br.com.techmedicos.benchmarks.scenarios.Overload;
import br.com.techmedicos.benchmarks.scenarios.Rush;
import br.com.techmedicos.benchmarks.scenarios.Scenario;
import br.com.techmedicos.benchmarks.scenarios.Search;
import br.com.techmedicos.benchmarks.scenarios.Secrecy;
import br.com.techmedicos.benchmarks.scenarios.Slots;
import br.com.techmedicos.benchmarks.scenarios.Start;
import br.com.techmedicos.benchmarks.scenarios.Transfers;
import br.com.techmedicos.benchmarks.scenarios.Twin;
import br.com.techmedicos.benchmarks.scenarios.TwinStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that measure the service; {@code benchmarks/run} starts them. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    description = {
      "Measures the service. The exit code is 1 if a target is missed.",
      "Each command keeps its result in benchmarks/results."
    },
    subcommands = {
      Slots.class,
      BookingRate.class,
      Rush.class,
      Search.class,
      Mix.class,
      Overload.class,
      Transfers.class,
      Logins.class,
      Secrecy.class,
      Growth.class,
      Start.class,
      Twin.class,
      TwinStart.class,
      DeliveryRate.class,
      Backlog.class,
      Outage.class
    })
public final class Benchmarks implements Runnable {

  private static final Path FOLDER = Path.of(System.getProperty("benchmarks.folder", "."));

  @Spec private @Nullable CommandSpec spec;

  private Benchmarks() {}

  /** Runs what the words say. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("logback.configurationFile", "benchmarks-logback.xml");
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(command(), "Which one?");
  }

  @Command(name = "all", description = "Runs all of them, one after the other, and reports.")
  int all() throws IOException {
    int worst = 0;
    for (CommandLine each : List.copyOf(command().getSubcommands().values())) {
      if (each.getCommand() instanceof Scenario) {
        worst = Math.max(worst, each.execute());
      }
    }
    report();
    return worst;
  }

  @Command(
      name = "report",
      description = "Makes docs/benchmarks.md of what is kept in benchmarks/results.")
  int report() throws IOException {
    Files.writeString(
        FOLDER.resolve("../docs/benchmarks.md").normalize(), page(FOLDER.resolve("results")));
    return 0;
  }

  /** The page on what a folder of results has, in the order of the commands. */
  static String page(Path results) throws IOException {
    CommandLine commands = new CommandLine(new Benchmarks());
    return Report.of(
            results,
            commands.getSubcommands().entrySet().stream()
                .filter(each -> each.getValue().getCommand() instanceof Scenario)
                .map(Map.Entry::getKey)
                .toList())
        .markdown();
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
