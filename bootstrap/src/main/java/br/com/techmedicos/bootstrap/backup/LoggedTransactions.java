package br.com.techmedicos.bootstrap.backup;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.MariadbGtidEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the whole transactions of a log that are done again. Rows are of the schema that their
 * entry names, and are left to the program that prints the log. Statements of the schema are looked
 * at. Those about accounts are left out, since they belong to the server.
 */
final class LoggedTransactions {

  /** Of a transaction that is one statement, without an end of its own. */
  private static final int ALONE = 1;

  /** What describes the log, or belongs to a statement or to rows that follow. */
  private static final Set<EventType> OF_NO_CONSEQUENCE =
      EnumSet.of(
          EventType.FORMAT_DESCRIPTION,
          EventType.ROTATE,
          EventType.STOP,
          EventType.MARIADB_GTID_LIST,
          EventType.BINLOG_CHECKPOINT,
          EventType.ANNOTATE_ROWS,
          EventType.INTVAR,
          EventType.RAND,
          EventType.USER_VAR,
          EventType.TABLE_MAP,
          EventType.WRITE_ROWS,
          EventType.UPDATE_ROWS,
          EventType.DELETE_ROWS,
          EventType.EXT_WRITE_ROWS,
          EventType.EXT_UPDATE_ROWS,
          EventType.EXT_DELETE_ROWS,
          EventType.BEGIN_LOAD_QUERY,
          EventType.APPEND_BLOCK,
          EventType.DELETE_FILE);

  /** So the server itself writes them. */
  private static final String END = "COMMIT|ROLLBACK|XA (?:COMMIT|ROLLBACK) .*";

  private static final Set<EventType> ENDS = EnumSet.of(EventType.XID, EventType.XA_PREPARE);

  /**
   * A transaction is dated by the begin of its COMMIT, or of its only statement, so one that comes
   * after another may be older by what that takes.
   */
  private static final Duration LONGEST_COMMIT = Duration.ofMinutes(1);

  private final Optional<Instant> until;
  private final Consumer<Made> requirement;
  private final String schema;
  private final List<Repetition.Piece> pieces = new ArrayList<>();
  private final List<Instant> ofAccounts = new ArrayList<>();
  private List<Path> files = new ArrayList<>();
  private long start;
  private long stop;
  private Instant last = Instant.EPOCH;

  /** Of the transaction that has begun, or -1. */
  private long begin = -1;

  private boolean alone;

  /** The first transaction that is not done again. */
  private Optional<Place> end = Optional.empty();

  /** One after it, which is dated long before the moment, if it changes the schema. */
  private Optional<Place> older = Optional.empty();

  private Optional<Disorder> disorder = Optional.empty();

  /**
   * Those up to a moment.
   *
   * @param until what ends with this second or later is left out
   * @param requirement throws if a statement of the schema must not be done again
   */
  LoggedTransactions(Optional<Instant> until, Consumer<Made> requirement, String schema) {
    this.until = until;
    this.requirement = requirement;
    this.schema = schema;
  }

  /** A statement of the schema that changes something, and when. */
  record Made(LoggedStatement statement, Instant second) {}

  /** Where a transaction begins, and when it was made by the clock of its session. */
  record Place(Path file, long at, Instant second) {}

  /**
   * Two transactions of which the clocks cannot both have been right.
   *
   * @param end dated at the moment or later
   * @param older comes after it, dated before the moment
   */
  record Disorder(Place end, Place older) {}

  /** What is done again, in its order. */
  List<Repetition.Piece> pieces() {
    List<Repetition.Piece> all = new ArrayList<>(pieces);
    all.add(new Repetition.Piece(files, start, stop));
    return all.stream().filter(piece -> !piece.isEmpty()).toList();
  }

  /** The seconds of statements about accounts. */
  List<Instant> ofAccounts() {
    return List.copyOf(ofAccounts);
  }

  /** When the last entry was written. */
  Instant last() {
    return last;
  }

  /** Why it is not known where the moment is, if it is not. */
  Optional<Disorder> disorder() {
    return disorder;
  }

  /**
   * Reads the next file. After the moment, only checks that nothing older follows.
   *
   * @param from the position of the first entry that counts
   * @return whether to go on with another file
   * @throws BackupRefused if it ends before that, or holds what must not be done again
   */
  boolean read(Path file, long from) throws IOException {
    if (end.isPresent()) {
      return lookBeyond(file, LogFile.BEGIN);
    }
    files.add(file);
    if (files.size() == 1) {
      start = from;
    }
    stop = LogFile.BEGIN;
    boolean whole =
        LogFile.read(
            file,
            entry -> {
              last = entry.second().isAfter(last) ? entry.second() : last;
              boolean goesOn = entry.at() < from || look(file, entry);
              stop = goesOn ? entry.end() : entry.at();
              return goesOn;
            });
    if (stop < from) {
      throw new BackupRefused(
          "%s ends before byte %d, where the backup was made: copy it from the server again."
              .formatted(file, from));
    }
    if (whole && begin >= 0) {
      leaveOut(file, begin, stop); // it lacks its end, since the server or a copy broke off
      begin = -1;
    }
    return whole || lookBeyond(file, stop);
  }

  /**
   * Checks that nothing older follows the moment, as far as the log can be read: it may be damaged
   * there.
   */
  private boolean lookBeyond(Path file, long from) throws IOException {
    try {
      return LogFile.read(file, entry -> entry.at() <= from || lookForDisorder(file, entry));
    } catch (BackupRefused damaged) {
      return false;
    }
  }

  /** Returns whether to go on. */
  private boolean lookForDisorder(Path file, LogFile.Entry entry) {
    if (entry.kind() == EventType.MARIADB_GTID) {
      older =
          Optional.of(new Place(file, entry.at(), entry.second()))
              .filter(place -> !isAlone(entry)) // that is dated by its begin, and may take long
              .filter(
                  place -> until.filter(place.second().plus(LONGEST_COMMIT)::isBefore).isPresent());
    } else if (older.isPresent() && schemaOf(entry).filter(schema::equals).isPresent()) {
      disorder = Optional.of(new Disorder(end.orElseThrow(), older.get()));
    }
    return disorder.isEmpty();
  }

  private boolean look(Path file, LogFile.Entry entry) {
    schemaOf(entry).ifPresent(this::requireItsSpelling);
    if (entry.kind() == EventType.MARIADB_GTID) {
      if (until.filter(moment -> !entry.second().isBefore(moment)).isPresent()) {
        end = Optional.of(new Place(file, entry.at(), entry.second()));
        return false;
      }
      begin = entry.at();
      alone = isAlone(entry);
    } else if (entry.data() instanceof LogFile.Statement statement && begin >= 0) {
      if (statement.schema().equals(schema)
          && belongsToTheServer(entry, LoggedStatement.of(statement.text()))) {
        ofAccounts.add(entry.second());
        leaveOut(file, begin, entry.end());
      }
      if (alone || statement.text().matches(END)) {
        begin = -1;
      }
    } else if (ENDS.contains(entry.kind()) && begin >= 0) {
      begin = -1;
    } else if (!OF_NO_CONSEQUENCE.contains(entry.kind())) {
      throw BinaryLog.refused(
          "has an entry of kind %d at %s, which is not known here: "
              .formatted(entry.number(), entry.second()),
          entry.second());
    }
    return true;
  }

  private static boolean isAlone(LogFile.Entry entry) {
    return entry.data() instanceof MariadbGtidEventData number && (number.getFlags() & ALONE) != 0;
  }

  private static Optional<String> schemaOf(LogFile.Entry entry) {
    if (entry.data() instanceof LogFile.Statement statement) {
      return Optional.of(statement.schema());
    }
    return entry.data() instanceof TableMapEventData table
        ? Optional.of(table.getDatabase())
        : Optional.empty();
  }

  /** A server without capitals writes the schema otherwise than a client that names it so. */
  private void requireItsSpelling(String other) {
    if (other.equalsIgnoreCase(schema) && !other.equals(schema)) {
      throw new BackupRefused(
          "The log spells the schema %s, and the backup %s: nothing of it would be done again. Name it %s in the address, and make a backup."
              .formatted(other, schema, other));
    }
  }

  /** If it does not, it may be done again. */
  private boolean belongsToTheServer(LogFile.Entry entry, LoggedStatement statement) {
    if (statement.isOfTransactions()) {
      return false;
    }
    if (alone && statement.isOfAccounts()) {
      return true;
    }
    requirement.accept(new Made(statement, entry.second()));
    return false;
  }

  private void leaveOut(Path file, long from, long to) {
    pieces.add(new Repetition.Piece(files, start, from));
    files = new ArrayList<>(List.of(file));
    start = to;
  }
}
