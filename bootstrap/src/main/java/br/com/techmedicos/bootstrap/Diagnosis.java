package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.DatabaseRefusal;
import br.com.techmedicos.adapters.shared.DurableFiles;
import br.com.techmedicos.adapters.shared.KeyFolder;
import br.com.techmedicos.adapters.shared.UnreadableKey;
import br.com.techmedicos.application.identity.ForeignKeySet;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.bootstrap.backup.BackupRefused;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/**
 * What is wrong when the service does not start or a command fails.
 *
 * @param sentence says what to do next, on one line
 */
record Diagnosis(ExitCode code, String sentence) {

  /** A message that begins with a setting was written for the operator. */
  private static final Pattern FOR_THE_OPERATOR =
      Pattern.compile("(TECHMEDICOS|DATASOURCES|MICRONAUT)_[A-Z0-9_]+\\b.*", Pattern.DOTALL);

  /** How the framework says that a value is of the wrong type. */
  private static final Pattern UNREADABLE_SETTING =
      Pattern.compile("Error resolving property value \\[([a-z0-9.-]+)\\]");

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final int CAUSES = 20;

  /** The kinds of failures, in the order in which they are looked for. */
  private static final List<Function<Throwable, Optional<Diagnosis>>> KINDS =
      List.of(
          Diagnosis::heap,
          Diagnosis::clock,
          Diagnosis::backup,
          Diagnosis::keys,
          Diagnosis::setting,
          Diagnosis::address,
          Diagnosis::database,
          Diagnosis::folder,
          Diagnosis::configuration);

  static Diagnosis of(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(CAUSES).toList();
    return KINDS.stream()
        .flatMap(kind -> causes.stream().flatMap(cause -> kind.apply(cause).stream()))
        .findFirst()
        .orElseGet(() -> unexpected(causes.get(causes.size() - 1)));
  }

  /** Removes line breaks and control characters. */
  static String line(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }

  private static Optional<Diagnosis> heap(Throwable cause) {
    return cause instanceof OutOfMemoryError
        ? diagnosis(ExitCode.HEAP, HeapGuard.LAST_WORDS)
        : Optional.empty();
  }

  private static Optional<Diagnosis> clock(Throwable cause) {
    return cause instanceof WrongClock
        ? diagnosis(ExitCode.CLOCK, String.valueOf(cause.getMessage()))
        : Optional.empty();
  }

  private static Optional<Diagnosis> backup(Throwable cause) {
    return cause instanceof BackupRefused
        ? diagnosis(ExitCode.BACKUP, String.valueOf(cause.getMessage()))
        : Optional.empty();
  }

  private static Optional<Diagnosis> keys(Throwable cause) {
    if (cause instanceof ForeignKeySet) {
      return diagnosis(
          ExitCode.KEYS,
          "The keys are not those of this database: set TECHMEDICOS_KEYS to the key folder of the"
              + " instance that created it.");
    }
    if (cause instanceof UnreadableKey) {
      return diagnosis(
          ExitCode.KEYS, cause.getMessage() + ": restore the file from the backup of the folder.");
    }
    if (cause instanceof KeysInUse) {
      return diagnosis(ExitCode.KEYS, String.valueOf(cause.getMessage()));
    }
    return cause instanceof KeyUnavailable
        ? diagnosis(ExitCode.KEYS, keeper(cause))
        : Optional.empty();
  }

  /** The keeper of keys is a folder, which the service cannot use, or a service elsewhere. */
  private static String keeper(Throwable unavailable) {
    String message = unavailable.getMessage();
    if (DurableFiles.isFull(unavailable)) {
      return "The service " + message + ", since the disk is full: make room there, and repeat.";
    }
    return unavailable.getCause() instanceof KeyFolder.Unusable
        ? "The service "
            + message
            + ": let it read and write there, or correct TECHMEDICOS_KEYS or TECHMEDICOS_DATA."
        : message
            + ": see that it can be reached, that the key is enabled and that the service may use"
            + " it, and repeat.";
  }

  private static Optional<Diagnosis> setting(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (FOR_THE_OPERATOR.matcher(message).matches()) {
      return diagnosis(ExitCode.SETTING, message);
    }
    Matcher unreadable = UNREADABLE_SETTING.matcher(message);
    return unreadable.find()
        ? diagnosis(
            ExitCode.SETTING,
            environmentVariable(unreadable.group(1))
                + " has a value of the wrong type: correct it and start again.")
        : Optional.empty();
  }

  /** The environment variable for a property. */
  static String environmentVariable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static Optional<Diagnosis> address(Throwable cause) {
    if (!(cause instanceof ServerStartupException)) {
      return Optional.empty();
    }
    String message = String.valueOf(cause.getMessage());
    return diagnosis(
        ExitCode.ADDRESS,
        "The service cannot listen on "
            + message.substring(message.lastIndexOf(' ') + 1)
            + (cause.getCause() == null ? "" : " (" + cause.getCause().getMessage() + ")")
            + ": stop the program that listens there, or choose another address with"
            + " MICRONAUT_SERVER_HOST and MICRONAUT_SERVER_PORT.");
  }

  private static Optional<Diagnosis> database(Throwable cause) {
    Optional<DatabaseRefusal> refusal = DatabaseRefusal.of(cause);
    if (refusal.isEmpty() && !(cause instanceof FlywayException)) {
      return Optional.empty();
    }
    return switch (refusal.orElse(DatabaseRefusal.OTHER)) {
      case LOCKED ->
          database(
              "Another process has opened the database: stop it, or set TECHMEDICOS_DATA to another"
                  + " folder.");
      case LOGIN ->
          database(
              "The database refuses the user or the password: correct DATASOURCES_DEFAULT_USERNAME"
                  + " and DATASOURCES_DEFAULT_PASSWORD.");
      case NO_SCHEMA ->
          database(
              "The database server has no such schema: create it, or correct"
                  + " DATASOURCES_DEFAULT_URL.");
      case UNREACHABLE ->
          database("The database cannot be reached: start it, or correct DATASOURCES_DEFAULT_URL.");
      case READ_ONLY ->
          database(
              "The database takes no write: name the server that does in DATASOURCES_DEFAULT_URL, or"
                  + " end its read-only mode.");
      case CUT_OFF ->
          database(
              "This node of the database's cluster is cut off from the majority: let it join again, or"
                  + " name another node in DATASOURCES_DEFAULT_URL.");
      case FILES ->
          diagnosis(
              ExitCode.FOLDER,
              "The files of the database cannot be read and written: give the service the right to"
                  + " do so, or set TECHMEDICOS_DATA to another folder.");
      case OTHER ->
          database(
              "The database is not as this version needs it ("
                  + cause.getMessage()
                  + "): start the version that made it. If a migration has broken off, finish it as"
                  + " docs/operating.md says, or restore a backup.");
    };
  }

  private static Optional<Diagnosis> folder(Throwable cause) {
    return cause instanceof FileSystemException wrong
        ? diagnosis(
            ExitCode.FOLDER,
            "The service cannot use "
                + wrong.getMessage()
                + ": give it the right to read and write there, or correct TECHMEDICOS_DATA.")
        : Optional.empty();
  }

  private static Optional<Diagnosis> configuration(Throwable cause) {
    return cause instanceof ConfigurationException
        ? diagnosis(ExitCode.SETTING, "The configuration is wrong: " + cause.getMessage())
        : Optional.empty();
  }

  private static Diagnosis unexpected(Throwable cause) {
    return new Diagnosis(
        ExitCode.UNEXPECTED,
        line("It failed for an unexpected reason; TECHMEDICOS_LOG=DEBUG logs where: " + cause));
  }

  private static Optional<Diagnosis> database(String sentence) {
    return diagnosis(ExitCode.DATABASE, sentence);
  }

  private static Optional<Diagnosis> diagnosis(ExitCode code, String sentence) {
    String line = line(sentence);
    return Optional.of(new Diagnosis(code, line.endsWith(".") ? line : line + "."));
  }
}
