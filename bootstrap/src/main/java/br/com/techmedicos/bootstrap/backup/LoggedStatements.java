package br.com.techmedicos.bootstrap.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;

/**
 * The statements of a binary log, in its own form: a head of fixed length for each entry, which
 * begins with the second, the kind and, later, the length.
 */
final class LoggedStatements {

  private static final int MAGIC = 4;
  private static final int HEAD = 19;
  private static final int KIND_AT = 4;
  private static final int LENGTH_AT = 9;

  private static final int STATEMENT = 2;
  private static final int FORMAT = 15;
  private static final int LOAD_OF_A_FILE = 18;
  private static final int BEGIN = 162;
  private static final int ENCRYPTION = 164;
  private static final int COMPRESSED_STATEMENT = 165;

  /** Before the variables of a statement. */
  private static final int FIXED = 13;

  private static final int FIXED_OF_A_LOAD = 26;
  private static final int LENGTH_OF_SCHEMA_AT = 8;
  private static final int LENGTH_OF_VARIABLES_AT = 11;

  /** Of what is at the end of each entry, if the log has checksums. */
  private static final int CHECKSUM = 4;

  private LoggedStatements() {}

  /**
   * A statement.
   *
   * @param at the second when it began
   * @param schema that it was made in
   */
  record Statement(Instant at, String schema, String text) {}

  /**
   * Reads them.
   *
   * @param files of the log, which go on one where the other ends
   * @param position of the first one, in the first file
   * @param until what began with this second or later is left out
   * @throws BackupRefused if the log is encrypted
   */
  static void read(
      List<Path> files, long position, Optional<Instant> until, Consumer<Statement> reader)
      throws IOException {
    long from = position;
    for (Path file : files) {
      if (!goThrough(file, new StatementsOf(file, from, until, reader))) {
        return;
      }
      from = MAGIC;
    }
  }

  /** When the last entry of a file was written. */
  static Instant lastEntry(Path file) throws IOException {
    AtomicLong last = new AtomicLong();
    goThrough(
        file,
        entry -> {
          last.accumulateAndGet(entry.second().getEpochSecond(), Math::max);
          return true;
        });
    return Instant.ofEpochSecond(last.get());
  }

  private record Entry(FileChannel log, long at, Instant second, int kind, long length) {

    byte[] bytes(long from, long count) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate((int) count);
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = log.read(bytes, at + from + bytes.position());
      }
      return bytes.array();
    }
  }

  private interface Look {
    /** Returns whether to go on. */
    boolean at(Entry entry) throws IOException;
  }

  /**
   * Looks at each entry of a file that is there as a whole.
   *
   * @return whether it came to the end
   */
  private static boolean goThrough(Path file, Look look) throws IOException {
    try (FileChannel log = FileChannel.open(file)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
      for (long at = MAGIC; log.read(head.clear(), at) == HEAD; ) {
        long length = Integer.toUnsignedLong(head.getInt(LENGTH_AT));
        if (length < HEAD || at + length > log.size()) {
          return true;
        }
        Instant second = Instant.ofEpochSecond(Integer.toUnsignedLong(head.getInt(0)));
        int kind = Byte.toUnsignedInt(head.get(KIND_AT));
        if (!look.at(new Entry(log, at, second, kind, length))) {
          return false;
        }
        at += length;
      }
      return true;
    }
  }

  /** Hands on the statements of a file. */
  private static final class StatementsOf implements Look {

    private final Path file;
    private final long from;
    private final Optional<Instant> until;
    private final Consumer<Statement> reader;
    private int checksum;

    private StatementsOf(
        Path file, long from, Optional<Instant> until, Consumer<Statement> reader) {
      this.file = file;
      this.from = from;
      this.until = until;
      this.reader = reader;
    }

    @Override
    public boolean at(Entry entry) throws IOException {
      if (entry.kind() == ENCRYPTION) {
        throw new BackupRefused(
            file + " is encrypted: copy the log with mariadb-binlog --read-from-remote-server.");
      }
      if (entry.kind() == FORMAT) {
        byte[] end = entry.bytes(entry.length() - CHECKSUM - 1, 1);
        checksum = end[0] == 1 ? CHECKSUM : 0;
        return true;
      }
      if (entry.at() < from) {
        return true;
      }
      if (entry.kind() == BEGIN
          && until.filter(moment -> !entry.second().isBefore(moment)).isPresent()) {
        return false;
      }
      int fixed = fixed(entry.kind());
      if (fixed > 0) {
        byte[] body = entry.bytes(HEAD, entry.length() - HEAD - checksum);
        reader.accept(statement(entry.second(), entry.kind(), fixed, body));
      }
      return true;
    }
  }

  private static int fixed(int kind) {
    return switch (kind) {
      case STATEMENT, COMPRESSED_STATEMENT -> FIXED;
      case LOAD_OF_A_FILE -> FIXED_OF_A_LOAD;
      default -> 0;
    };
  }

  private static Statement statement(Instant at, int kind, int fixed, byte[] body)
      throws IOException {
    ByteBuffer numbers = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    int lengthOfSchema = Byte.toUnsignedInt(numbers.get(LENGTH_OF_SCHEMA_AT));
    int schema = fixed + Short.toUnsignedInt(numbers.getShort(LENGTH_OF_VARIABLES_AT));
    int text = schema + lengthOfSchema + 1;
    return new Statement(
        at,
        new String(body, schema, lengthOfSchema, StandardCharsets.UTF_8),
        kind == COMPRESSED_STATEMENT
            ? inflated(body, text)
            : new String(body, text, body.length - text, StandardCharsets.UTF_8));
  }

  /** Before what is compressed is the length of the whole, and before that the length of this. */
  private static String inflated(byte[] body, int at) throws IOException {
    int begin = at + 1 + (body[at] & 7);
    try (InflaterInputStream text =
        new InflaterInputStream(new ByteArrayInputStream(body, begin, body.length - begin))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
