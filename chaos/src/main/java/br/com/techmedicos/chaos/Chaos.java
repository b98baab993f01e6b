package br.com.techmedicos.chaos;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands; {@code chaos/run} starts them. */
@Command(
    name = "chaos/run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs haproxy, two instances of the service and MariaDB on this machine.",
      "The exit code is 1 if something was lost or wrong."
    },
    subcommands = {
      TryIt.class,
      ShortRun.class,
      RollingRestart.class,
      TwoVersions.class,
      KillInstance.class,
      KillDatabase.class,
      LoseDatabase.class,
      FreezeDatabase.class,
      FreezeInstance.class,
      FullDisk.class,
      BreakLine.class,
      JumpClock.class,
      KillNode.class,
      FreezeNode.class,
      BreakCluster.class,
      SyncWait.class,
      RestoreAtSize.class,
      Races.class,
      Histories.class
    })
public final class Chaos implements Runnable {

  /** The exit code of what cannot run on this machine, as Automake's tests have it. */
  private static final int NOT_RUN = 77;

  @Spec private @Nullable CommandSpec spec;

  private Chaos() {}

  /** Runs what the words say. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** The same, and returns its exit code. */
  static int execute(String... arguments) {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("logback.configurationFile", "benchmarks-logback.xml");
    return new CommandLine(new Chaos()).execute(arguments);
  }

  /** Says what is missing, and returns the exit code. */
  static int notRun(String missing) {
    System.out.println("NOT RUN: " + missing);
    return NOT_RUN;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Which one?");
  }
}
