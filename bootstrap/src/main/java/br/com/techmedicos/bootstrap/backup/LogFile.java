package br.com.techmedicos.bootstrap.backup;

import com.github.shyiko.mysql.binlog.BinaryLogFileReader;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventHeaderDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.NullEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one file of MariaDB's binary log. The library knows neither compressed nor
 * encrypted entries, and drops the mode and the bytes of statements, so heads and statements are
 * read here, by its streams. What rows hold is not read at all.
 */
final class LogFile {

  /** Where its first entry is. */
  static final long BEGIN = 4;

  private static final int HEAD = 19;

  private static final int ENCRYPTION = 164;
  private static final int COMPRESSED_STATEMENT = 165;
  private static final int FIRST_COMPRESSED_ROWS = 166;
  private static final int LAST_COMPRESSED_ROWS = 171;

  /** In the head of a file's first entry, as long as the server writes to it. */
  private static final int IN_USE = 1;

  private static final List<EventType> ROWS =
      List.of(
          EventType.WRITE_ROWS,
          EventType.UPDATE_ROWS,
          EventType.DELETE_ROWS,
          EventType.EXT_WRITE_ROWS,
          EventType.EXT_UPDATE_ROWS,
          EventType.EXT_DELETE_ROWS);

  private LogFile() {}

  /**
   * An entry.
   *
   * @param kind of a compressed entry, that of the same without compression
   * @param number of its kind
   * @param at its first byte
   * @param end the first byte after it
   * @param data of a statement, or of the begin of a transaction
   */
  record Entry(
      EventType kind, int number, Instant second, long at, long end, @Nullable EventData data) {}

  /**
   * A statement.
   *
   * @param schema that it was made in
   */
  record Statement(String schema, String text) implements EventData {}

  interface Look {
    /** Returns whether to go on. */
    boolean at(Entry entry);
  }

  /**
   * Looks at each entry that is there as a whole.
   *
   * @return whether it came to the end
   * @throws BackupRefused if the file is encrypted, is damaged, or lacks its end although the
   *     server had closed it
   */
  static boolean read(Path file, Look look) throws IOException {
    long size = Files.size(file);
    Heads heads = new Heads();
    boolean inUse = false;
    long at = BEGIN;
    try (BinaryLogFileReader reader = reader(file, heads)) {
      while (at < size) {
        Event event = at + HEAD > size ? null : next(reader, file, at, heads, size);
        if (event == null) {
          requireInUse(inUse, file, at);
          break;
        }
        Head head = event.getHeader();
        inUse |= head.getEventType() == EventType.FORMAT_DESCRIPTION && head.isInUse();
        if (head.number == ENCRYPTION) {
          throw new BackupRefused(
              file + " is encrypted: copy the log with mariadb-binlog --read-from-remote-server.");
        }
        if (!look.at(head.entry(at, event.getData()))) {
          return false;
        }
        at += head.getEventLength();
      }
      return true;
    }
  }

  private static BinaryLogFileReader reader(Path file, Heads heads) {
    EventDeserializer entries = new EventDeserializer(heads);
    ROWS.forEach(kind -> entries.setEventDataDeserializer(kind, new NullEventDataDeserializer()));
    entries.setEventDataDeserializer(
        EventType.ANNOTATE_ROWS, new NullEventDataDeserializer()); // the statement, for readers
    entries.setEventDataDeserializer(EventType.QUERY, new Statements(heads, 0));
    entries.setEventDataDeserializer(
        EventType.EXECUTE_LOAD_QUERY, new Statements(heads, Statements.FIXED_OF_A_LOAD));
    try {
      return new BinaryLogFileReader(file.toFile(), entries);
    } catch (IOException other) {
      throw new BackupRefused(file + " is no binary log: name a folder without it.");
    }
  }

  /** The next entry, or null if it is not there as a whole. */
  private static @Nullable Event next(
      BinaryLogFileReader reader, Path file, long at, Heads heads, long size) {
    heads.room = size - at;
    try {
      return reader.readEvent();
    } catch (CutOff end) {
      return null;
    } catch (IOException | RuntimeException damage) {
      throw new BackupRefused(
          "%s cannot be read at byte %d: copy it from the server again.".formatted(file, at));
    }
  }

  private static void requireInUse(boolean inUse, Path file, long at) {
    if (!inUse) {
      throw new BackupRefused(
          "%s is cut off at byte %d: copy it from the server again.".formatted(file, at));
    }
  }

  private static final class CutOff extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Head extends EventHeaderV4 {

    private static final long serialVersionUID = 1L;

    private int number;

    private boolean isInUse() {
      return (getFlags() & IN_USE) != 0;
    }

    private Entry entry(long at, @Nullable EventData data) {
      return new Entry(
          getEventType(),
          number,
          Instant.ofEpochMilli(getTimestamp()),
          at,
          at + getEventLength(),
          data);
    }
  }

  /** Keeps the number of a kind, also where the library has no name for it. */
  private static final class Heads implements EventHeaderDeserializer<Head> {

    private int number;
    private long room;

    @Override
    public Head deserialize(ByteArrayInputStream from) throws IOException {
      Head head = new Head();
      head.setTimestamp(from.readLong(4) * 1000);
      number = from.readInteger(1);
      head.number = number;
      head.setEventType(kind(number));
      head.setServerId(from.readLong(4));
      head.setEventLength(from.readLong(4));
      head.setNextPosition(from.readLong(4));
      head.setFlags(from.readInteger(2));
      if (head.getEventLength() < HEAD || head.getEventLength() > room) {
        throw new CutOff();
      }
      return head;
    }

    private static EventType kind(int number) {
      if (number == COMPRESSED_STATEMENT) {
        return EventType.QUERY;
      }
      if (number >= FIRST_COMPRESSED_ROWS && number <= LAST_COMPRESSED_ROWS) {
        return ROWS.get(number - FIRST_COMPRESSED_ROWS);
      }
      EventType known = EventType.byEventNumber(number);
      return known == null ? EventType.UNKNOWN : known;
    }
  }

  /** Reads the bytes of a statement as UTF-8, whatever the JVM's own encoding is. */
  private record Statements(Heads heads, int fixed) implements EventDataDeserializer<Statement> {

    static final int FIXED_OF_A_LOAD = 13;

    @Override
    public Statement deserialize(ByteArrayInputStream from) throws IOException {
      from.skip(8); // the connection, how long it took
      int schemaLength = from.readInteger(1);
      from.skip(2); // its error
      int variables = from.readInteger(2);
      from.skip(fixed + variables);
      String schema = new String(from.read(schemaLength), StandardCharsets.UTF_8);
      from.skip(1);
      byte[] text = from.read(from.available());
      return new Statement(
          schema,
          new String(
              heads.number == COMPRESSED_STATEMENT ? inflated(text) : text,
              StandardCharsets.UTF_8));
    }

    /** Before what is compressed is the length of the whole, and before that the length of this. */
    private static byte[] inflated(byte[] text) throws IOException {
      int begin = 1 + (text[0] & 7);
      try (InflaterInputStream whole =
          new InflaterInputStream(
              new java.io.ByteArrayInputStream(text, begin, text.length - begin))) {
        return whole.readAllBytes();
      }
    }
  }
}
