package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.server.OutOfMemory;
import br.com.techmedicos.bootstrap.backup.BinaryLog;
import br.com.techmedicos.bootstrap.demo.Demo;
import br.com.techmedicos.bootstrap.demo.TestVisit;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands of the program. Whatever it does not understand or cannot do is one sentence on
 * standard error and an {@link ExitCode}.
 */
@Command(
    name = "techmedicos",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    description = {
      "Telemedicine for Brazilian clinics. Without a command, it starts the service.",
      "Environment variables configure it; see README.md and docs/operating.md."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    commandListHeading = "%nCommands:%n")
final class Commands implements Callable<Integer> {

  /** The result of a command that leaves the service running: there is no exit code yet. */
  static final int RUNNING = -1;

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private final PrintStream out;

  @Spec private @Nullable CommandSpec spec;

  private Commands(PrintStream out) {
    this.out = out;
  }

  /**
   * Executes a command line.
   *
   * @return the exit code, or {@link #RUNNING}
   */
  static int execute(String... args) {
    return execute(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        args);
  }

  static int execute(PrintStream out, PrintStream err, String... args) {
    Commands commands = new Commands(out);
    try {
      // Without words nothing is parsed: the service starts sooner.
      return args.length == 0 ? commands.call() : parser(commands, err).execute(args);
    } catch (RuntimeException | Error failure) {
      return failed(failure, err);
    }
  }

  private static CommandLine parser(Commands commands, PrintStream err) {
    CommandLine parser =
        new CommandLine(commands)
            .setExpandAtFiles(false)
            .setOut(new PrintWriter(commands.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler((refused, args) -> refused(refused, err))
            .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, err));
    Map<String, String> exitCodes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      exitCodes.put(Integer.toString(code.number()), code.meaning());
    }
    parser
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes);
    return parser;
  }

  private static int refused(ParameterException refused, PrintStream err) {
    String sentence =
        refused instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched)
            : String.valueOf(refused.getMessage());
    err.println(Diagnosis.line(sentence) + " See --help.");
    return ExitCode.USAGE.number();
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().get(0);
    String instead =
        unmatched.getSuggestions().stream()
            .findFirst()
            .map(closest -> "; did you mean \"" + closest + "\"?")
            .orElse(".");
    return "\"%s\" is no command or option of %s%s"
        .formatted(word, unmatched.getCommandLine().getCommandName(), instead);
  }

  private static int failed(Throwable failure, PrintStream err) {
    OutOfMemory.report(failure);
    Diagnosis diagnosis = Diagnosis.of(failure);
    LOG.debug("The command failed", failure);
    err.println(diagnosis.sentence());
    return diagnosis.code().number();
  }

  /** Starts the service. */
  @Override
  public Integer call() {
    ApplicationContext service = Server.start(Map.of());
    Optional<String> operator = service.getProperty("techmedicos.operator.login", String.class);
    out.printf(
        """

        Tech Médicos is ready at %1$s, until Ctrl+C. The API browser is at %1$s/docs.
        %2$s
        """,
        service.getBean(EmbeddedServer.class).getURI(),
        operator
            .map(
                login -> "The operator \"" + login + "\" logs in there, at /api/v1/auth/operators.")
            .orElse(
                "To make the first operator, who verifies doctors, start it with"
                    + " TECHMEDICOS_OPERATOR_LOGIN and TECHMEDICOS_OPERATOR_PASSWORD."));
    return RUNNING;
  }

  @Command(
      name = "demo",
      description = {
        "Starts the service on made-up people, in a folder of its own, and plays a visit (in"
            + " Portuguese). It refuses any other database.",
        "TECHMEDICOS_DATA names the folder: an empty one, or that of an earlier demo, which it"
            + " resumes."
      })
  int demo() {
    Demo.start(Server::start, out);
    return RUNNING;
  }

  @Command(
      name = "health",
      description = "Asks the service of this machine and these settings whether it is ready.")
  int health() {
    return Probe.ready(Probe.own(System.getenv())) ? ExitCode.DONE.number() : notWell("not ready");
  }

  @Command(
      name = "visit",
      description = {
        "Makes a visit at a running service, with accounts that it creates and closes.",
        "TECHMEDICOS_OPERATOR_LOGIN and TECHMEDICOS_OPERATOR_PASSWORD are an operator's there,",
        "TECHMEDICOS_OPERATOR_TOTP_SECRET that of their second factor, if they have one."
      })
  int visit(
      @Parameters(paramLabel = "ADDRESS", description = "Of the service: https://api.example")
          URI address) {
    TestVisit visit = TestVisit.at(address, System.getenv(), out);
    try {
      visit.make();
      return ExitCode.DONE.number();
    } catch (IllegalStateException | UncheckedIOException failure) {
      LOG.debug("The visit failed", failure);
      return notWell(Diagnosis.line(String.valueOf(failure.getMessage())));
    }
  }

  private int notWell(String why) {
    commandLine().getErr().println("The service is not well: " + why);
    return ExitCode.NOT_WELL.number();
  }

  @Command(
      name = "rotate-signing-key",
      description = "Makes a new key that signs access tokens from now on.")
  int rotateSigningKey() {
    return Maintenance.rotateSigningKey().number();
  }

  @Command(
      name = "rotate-master-key",
      description = "Makes a new master key and wraps the keys of all files with it.")
  int rotateMasterKey() {
    return Maintenance.rotateMasterKey().number();
  }

  @Command(
      name = "retire-master-keys",
      description = "Deletes all master keys but the newest; see docs/operating.md for when.")
  int retireMasterKeys() {
    return Maintenance.retireMasterKeys().number();
  }

  @Command(
      name = "verify-access-log",
      description =
          "Checks that no row of the access logs, or of the log of operators' acts, was altered.")
  int verifyAccessLog() {
    return Maintenance.verifyAccessLog().number();
  }

  @Command(
      name = "verify-files",
      description = "Decrypts every file and checks that it is as it was uploaded.")
  int verifyFiles() {
    return Maintenance.verifyFiles().number();
  }

  @Command(
      name = "remove-expired-records",
      description = {
        "Counts the records of patients who left that the law no longer keeps: 20 years after the"
            + " last entry.",
        "With --really, removes them for good."
      })
  int removeExpiredRecords(
      @Option(names = "--really", description = "Removes them.") boolean really,
      @Option(
              names = "--clock-is-right",
              description =
                  "Also if the service has not run for a month by the clock of this machine.")
          boolean clockIsRight) {
    return Maintenance.removeExpiredRecords(really, clockIsRight).number();
  }

  @Command(
      name = "backup",
      description =
          "Backs up database, files and keys, while the service runs; see docs/operating.md.")
  int backup(
      @Parameters(paramLabel = "FOLDER", description = "A new folder, for database and files.")
          Path folder,
      @Option(names = "--keys", required = true, description = "A new folder elsewhere, for keys.")
          Path keys,
      @Option(
              names = "--binlog-position",
              description = "Notes where in the server's binary log it is made, for --until.")
          boolean position)
      throws IOException, InterruptedException {
    return Maintenance.backUp(folder, keys, position).number();
  }

  @Command(
      name = "restore",
      description =
          "Fills an empty database and empty folders from a backup, takes away again what was taken"
              + " since, ends all sessions, and verifies everything.")
  int restore(
      @Parameters(paramLabel = "FOLDER", description = "That of the backup.") Path folder,
      @Option(names = "--keys", required = true, description = "That of its keys.") Path keys,
      @Option(
              names = "--deletions",
              required = true,
              description = "What TECHMEDICOS_DELETIONS named: the journal of deletions.")
          Path deletions,
      @ArgGroup(exclusive = false) @Nullable Moment moment)
      throws IOException, InterruptedException {
    Optional<BinaryLog> log =
        Optional.ofNullable(moment)
            .map(given -> new BinaryLog(given.binlogs, Optional.ofNullable(given.until)));
    return Maintenance.restore(folder, keys, deletions, log).number();
  }

  @Command(
      name = "replay-deletions",
      description = {
        "Takes away again what a database restored by other means has brought back, such as by the"
            + " point in time of a cloud, ends all sessions, and verifies everything.",
        "To be run before the service starts."
      })
  int replayDeletions(
      @Parameters(
              paramLabel = "FOLDER",
              description = "What TECHMEDICOS_DELETIONS named: the journal of deletions.")
          Path deletions)
      throws IOException {
    return Maintenance.replayDeletions(deletions).number();
  }

  /** Up to when a restore goes. */
  static final class Moment {
    @Option(
        names = "--binlogs",
        required = true,
        description =
            "Replays the server's binary log, which is in this folder from the backup on.")
    private Path binlogs = Path.of("");

    @Option(
        names = "--until",
        converter = Moment.Second.class,
        description = "Only what was committed before this second: 2027-03-01T12:00:00Z")
    private @Nullable Instant until;

    private static final class Second implements ITypeConverter<Instant> {

      @Override
      public Instant convert(String value) {
        try {
          return Instant.parse(value);
        } catch (DateTimeParseException e) {
          throw new TypeConversionException(
              "\"%s\" is no second in UTC like 2027-03-01T12:00:00Z.".formatted(value));
        }
      }
    }
  }

  @Command(name = "help", helpCommand = true, description = "Explains a command.")
  int help(
      @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Else, all of them.")
          @Nullable String command) {
    CommandLine all = commandLine();
    if (command == null) {
      all.usage(out);
    } else {
      CommandLine asked = all.getSubcommands().get(command);
      if (asked == null) {
        throw new UnmatchedArgumentException(all, List.of(command));
      }
      asked.usage(out);
    }
    return ExitCode.DONE.number();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  /** That of the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Application.class.getPackage().getImplementationVersion();
      return new String[] {
        "Tech Médicos " + (version == null ? "unpackaged" : version), "Java " + Runtime.version()
      };
    }
  }
}
