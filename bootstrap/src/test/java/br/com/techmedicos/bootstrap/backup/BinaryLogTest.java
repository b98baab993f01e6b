package br.com.techmedicos.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a binary log before anything of it is done again. */
class BinaryLogTest {

  private static final Instant LAST = Instant.parse("2027-03-01T12:00:00Z");

  private static final int STATEMENT = 2;
  private static final int FORMAT = 15;
  private static final int COMMIT = 16;
  private static final int LOAD_OF_A_FILE = 18;
  private static final int TABLE = 19;
  private static final int ROWS = 23;
  private static final int OF_MYSQL = 34;
  private static final int BEGIN = 162;
  private static final int ENCRYPTION = 164;
  private static final int COMPRESSED_STATEMENT = 165;
  private static final int COMPRESSED_ROWS = 166;

  @TempDir private Path folder;
  private Path dump;
  private final ByteBuffer log = ByteBuffer.allocate(8000).order(ByteOrder.LITTLE_ENDIAN);

  @BeforeEach
  void write() throws IOException {
    dump = folder.resolve("database.sql");
    Files.writeString(
        dump,
        """
        -- Host: 127.0.0.1    Database: clinic
        -- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000001', MASTER_LOG_POS=4;
        """);
    format(false);
    transaction(LAST.minusSeconds(20), ROWS);
    file("binlog.000001");
    format(true);
  }

  @Test
  void one_that_ends_too_early_is_refused() throws IOException {
    transaction(LAST, ROWS);
    file("binlog.000002");

    assertThatThrownBy(() -> read(Optional.of(LAST.plusSeconds(2))))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("ends before 2027-03-01T12:00:02Z")
        .hasMessageEndingWith("repeat this without --until.");
    assertThatCode(() -> read(Optional.of(LAST.plusSeconds(1)))).doesNotThrowAnyException();
  }

  @Test
  void a_clock_that_was_ahead_does_not_end_it_without_a_word() throws IOException {
    Instant until = LAST.plusSeconds(300);
    change(LAST, "clinic");
    int ahead = log.position();
    change(LAST.plusSeconds(3600), "clinic");
    file("binlog.000002");
    format(true);
    change(LAST.plusSeconds(300), "clinic");
    int older = log.position();
    change(LAST.plusSeconds(1), "clinic");
    int end = log.position();
    Path last = file("binlog.000003");

    assertThatThrownBy(() -> read(Optional.of(until)))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(
            "a transaction of 2027-03-01T13:00:00Z (%s, byte %d)",
            folder.resolve("binlog.000002"), ahead)
        .hasMessageContaining("one of 2027-03-01T12:00:01Z (%s, byte %d)", last, older)
        .hasMessageContaining("use --until 2027-03-01T12:00:01Z, which ends before it")
        .hasMessageEndingWith(
            "only the first %d bytes of binlog.000003 (head -c), and no later file.", older);
    assertThat(read(Optional.of(LAST.plusSeconds(1))).pieces())
        .as("before it")
        .extracting(Repetition.Piece::stop)
        .containsExactly((long) ahead);
    assertThat(read(Optional.of(LAST.plusSeconds(3601))).pieces())
        .as("after it")
        .extracting(Repetition.Piece::stop)
        .containsExactly((long) end);
    byte[] whole = Files.readAllBytes(last);
    Files.write(last, Arrays.copyOf(whole, older));
    assertThat(read(Optional.of(until)).pieces())
        .as("without the other one")
        .extracting(Repetition.Piece::stop)
        .containsExactly((long) ahead);
  }

  @Test
  void what_comes_after_the_moment_need_not_be_in_order_nor_readable() throws IOException {
    int begin = log.position();
    change(LAST, "clinic");
    change(LAST.minusSeconds(59), "clinic"); // its COMMIT took long
    change(LAST.minusSeconds(600), "elsewhere"); // a log that was replayed there
    transaction(LAST.minusSeconds(600), STATEMENT, "ALTER TABLE t ADD a INT"); // it took long
    entry(LAST, 77, new byte[5]);
    Path file = file("binlog.000002");
    Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    Files.writeString(folder.resolve("binlog.000003"), "something else");

    assertThat(read(Optional.of(LAST)).pieces())
        .extracting(Repetition.Piece::stop)
        .containsExactly((long) begin);
  }

  @Test
  void without_a_moment_all_there_is_is_taken() throws IOException {
    transaction(LAST.minusSeconds(1), COMPRESSED_ROWS);
    int last = log.position();
    transaction(LAST, ROWS);
    int end = log.position();
    Path second = file("binlog.000002");
    List<Path> both = List.of(folder.resolve("binlog.000001"), second);

    assertThat(read(Optional.empty()).pieces()).containsExactly(new Repetition.Piece(both, 4, end));
    Repetition before = read(Optional.of(LAST));
    assertThat(before.pieces()).containsExactly(new Repetition.Piece(both, 4, last));
    assertThat(before.command(before.pieces().get(0)))
        .contains("--start-position=4", "--stop-position=" + last, "--database=clinic")
        .contains("--rewrite-db=clinic->copy");
  }

  @Test
  void a_transaction_that_was_cut_off_is_none() throws IOException {
    int begin = log.position();
    transaction(LAST, ROWS);
    Path file = file("binlog.000002");
    byte[] whole = Files.readAllBytes(file);

    for (int missing : new int[] {1, 15, 20, 30, 60}) {
      Files.write(file, Arrays.copyOf(whole, whole.length - missing));
      assertThat(read(Optional.empty()).pieces())
          .as("without %d bytes", missing)
          .extracting(Repetition.Piece::stop)
          .containsExactly((long) begin);
    }
  }

  @Test
  void what_a_server_did_not_end_is_left_out_where_the_next_file_goes_on() throws IOException {
    int begin = log.position();
    entry(LAST, BEGIN, new byte[19]);
    entry(LAST, ROWS, new byte[9]);
    int end = log.position();
    Path brokenOff = file("binlog.000002");
    format(true);
    transaction(LAST, ROWS);
    int last = log.position();
    Path next = file("binlog.000003");

    assertThat(read(Optional.empty()).pieces())
        .containsExactly(
            new Repetition.Piece(List.of(folder.resolve("binlog.000001"), brokenOff), 4, begin),
            new Repetition.Piece(List.of(brokenOff, next), end, last));
  }

  @Test
  void a_file_that_the_server_had_closed_lacks_nothing() throws IOException {
    log.clear();
    format(false);
    transaction(LAST, ROWS);
    Path file = file("binlog.000002");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("binlog.000002 is cut off at byte ")
        .hasMessageEndingWith("copy it from the server again.");
  }

  @Test
  void what_is_no_log_or_is_encrypted_is_refused() throws IOException {
    entry(LAST, ENCRYPTION, new byte[17]);
    entry(LAST, 77, new byte[5]);
    file("binlog.000002");
    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("is encrypted");

    Files.writeString(folder.resolve("binlog.000002"), "something else");
    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("is no binary log");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "drop database clinic | drops the database",
        "CREATE OR REPLACE /* again */ SCHEMA clinic | creates the database",
        "insert into `Other` . t values (1) | names the schema other",
        "UPDATE t, other.u SET t.a = 1 | names the schema other",
        "INSERT INTO t VALUES (other . f()) | names the schema other",
        "INSERT INTO t SELECT * FROM \"other\".u | names the schema other",
        "DELETE FROM clinic.t | names the schema clinic",
        "INSERT INTO t SELECT * FROM /*!40000 other.u */ | says INSERT INTO",
        "INSERT INTO t SELECT * FROM u /*M! , other.u */ | says INSERT INTO",
        "INSERT INTO t VALUES (1) /*!40000 , (other.f()) */ | says INSERT INTO",
        "/*!40000 DROP DATABASE clinic */ | says",
        "DELETE FROM t WHERE a = 1--other.f() | says DELETE FROM",
        "DELETE FROM t WHERE a = 1 // other.f() | says DELETE FROM",
        "UPDATE t SET a = 'it''s \\' other.t' | says UPDATE T",
        "UPDATE t SET a = 'of \\n lines' | says UPDATE T",
        "INSERT INTO t VALUES (q'{ ', other.f(), ' }') | says INSERT INTO",
        "UPDATE t SET $$ = 1, a = other.f() , $$ = 2 | says UPDATE T",
        "DELETE FROM t # other.f() | says DELETE FROM",
        "ALTER TABLE r COMMENT 'x', RENAME AS other.1t | says ALTER TABLE",
        "UPDATE t SET a = (((((((((((((((1))))))))))))))) | says UPDATE T",
        "DROP TABLE t, other.u | names the schema other",
        "INSERT INTO t VALUES (1); DROP DATABASE clinic | says INSERT INTO",
        "CREATE VIEW v AS SELECT 1 | says CREATE VIEW",
        "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET @a = 1 | says CREATE TRIGGER",
        "CALL p() | says CALL P",
        "ANALYZE UPDATE t SET a = 1 | says ANALYZE UPDATE",
        "DROP VIEW v | says DROP VIEW",
        "SET @a = 1 | says SET @",
        "a word | says A WORD",
      })
  void what_is_about_more_than_tables_of_the_schema_is_refused(String statement, String why)
      throws IOException {
    for (int kind : new int[] {STATEMENT, COMPRESSED_STATEMENT}) {
      log.clear();
      format(true);
      transaction(LAST.minusSeconds(5), STATEMENT, "INSERT INTO t VALUES ('other.x')");
      transaction(LAST, kind, statement);
      file("binlog.000002");

      assertThatThrownBy(() -> read(Optional.empty()))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining(why)
          .hasMessageEndingWith("use --until 2027-03-01T12:00:00Z, or an earlier second.");
      assertThatCode(() -> read(Optional.of(LAST))).as("before that").doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a VARCHAR(9) COMMENT 'of other.t') -- other.t",
        "-- the clinic's\nCREATE TABLE t (a INT -- one's own\n) ENGINE = InnoDB",
        "CREATE TABLE `t` (\n  `a` int(11) NOT NULL DEFAULT 0\n)",
        "ALTER TABLE t ADD INDEX (a)",
        "DROP /*!40005 TEMPORARY */ TABLE IF EXISTS `t`",
        "DROP TABLE `t` /* generated by server */",
        "DROP /*!40005 TEMPORARY */ TABLE IF EXISTS `t`,`u`",
        "DROP TABLE IF EXISTS `t`,`u` /* generated by server */",
        "UPDATE t SET a = ((((((1))))))",
        "CREATE UNIQUE INDEX u ON t (a)",
        "DROP INDEX u ON t",
        "TRUNCATE TABLE t",
        "RENAME TABLE t TO u",
        "UPDATE t AS x SET x.a = 'it''s other.t' /* other.t */",
        "REPLACE INTO t VALUES (1)",
        "DELETE FROM t WHERE a = 0x0a",
        "insert into copy.t values (1.5)",
      })
  void what_is_about_tables_of_the_schema_is_taken(String statement) throws IOException {
    transaction(LAST, STATEMENT, statement);
    int end = log.position();
    file("binlog.000002");

    assertThat(read(Optional.empty()).pieces())
        .singleElement()
        .extracting(Repetition.Piece::stop)
        .isEqualTo((long) end);
  }

  @Test
  void files_that_were_loaded_and_kinds_that_only_others_write_are_refused() throws IOException {
    transaction(LAST, LOAD_OF_A_FILE, "LOAD DATA INFILE '/tmp/x' INTO TABLE t");
    file("binlog.000002");
    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("says LOAD DATA");

    for (int kind : new int[] {OF_MYSQL, 99}) {
      format(true);
      entry(LAST, kind, new byte[40]);
      file("binlog.000002");
      assertThatThrownBy(() -> read(Optional.empty()))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("an entry of kind " + kind);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GRANT ALL ON clinic.* TO somebody IDENTIFIED BY 'se\\cret'",
        "grant select on other.* to x@'%'",
        "REVOKE ALL ON clinic.* FROM somebody",
        "SET PASSWORD FOR 'x'@'localhost'='*7446'",
        "SET DEFAULT ROLE 'r' FOR 'x'@'localhost'",
        "CREATE OR REPLACE USER x IDENTIFIED BY 'secret'",
        "ALTER USER x",
        "DROP ROLE r",
        "FLUSH PRIVILEGES",
        "OPTIMIZE TABLE other.t",
      })
  void what_is_about_accounts_is_left_out_and_the_rest_is_done(String statement)
      throws IOException {
    transaction(LAST.minusSeconds(2), ROWS);
    int begin = log.position();
    transaction(LAST.minusSeconds(1), STATEMENT, statement);
    int end = log.position();
    transaction(LAST, ROWS);
    int last = log.position();
    Path file = file("binlog.000002");

    Repetition done = read(Optional.empty());
    assertThat(done.pieces())
        .containsExactly(
            new Repetition.Piece(List.of(folder.resolve("binlog.000001"), file), 4, begin),
            new Repetition.Piece(List.of(file), end, last));
    assertThat(done.leftOut().orElseThrow())
        .startsWith("1 statements about accounts")
        .contains("were left out, of 2027-03-01T11:59:59Z:")
        .doesNotContain("cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t x -- \r SET b = '\n, other.v SET v.a = 6 -- '\n",
        "UPDATE \u304b` , other.v AS v SET v.a=9 WHERE '\u304b` SET b=1 -- ' IS NOT NULL", // in
        // sjis
        "UPDATE t SET a = '\u00e9'",
      })
  void what_a_server_may_read_otherwise_is_refused(String statement) throws IOException {
    transaction(LAST, STATEMENT, statement);
    file("binlog.000002");

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("in words that can be read here")
        .hasMessageEndingWith("use --until 2027-03-01T12:00:00Z, or an earlier second.");
  }

  @Test
  void a_schema_that_the_log_spells_otherwise_is_not_passed_over() throws IOException {
    entry(LAST, BEGIN, alone());
    entry(LAST, STATEMENT, statement("Clinic", bytes("DELETE FROM t"), 0));
    file("binlog.000002");

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("spells the schema Clinic, and the backup clinic");
  }

  @Test
  void within_a_transaction_nothing_is_left_out() throws IOException {
    entry(LAST, BEGIN, new byte[19]);
    entry(LAST, ROWS, new byte[9]);
    entry(LAST, STATEMENT, statement("clinic", bytes("GRANT ALL ON t TO x"), 0));
    entry(LAST, COMMIT, new byte[8]);
    file("binlog.000002");

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("says GRANT ALL");
  }

  @Test
  void what_is_not_read_need_not_be_of_tables() throws IOException {
    entry(LAST, BEGIN, alone());
    entry(LAST, STATEMENT, statement("elsewhere", bytes("DROP TABLE clinic.t"), 0));
    transaction(LAST, STATEMENT, "DROP DATABASE clinic");
    int end = log.position();
    transaction(LAST, ROWS);
    file("binlog.000002");
    Files.writeString(
        dump,
        Files.readString(dump)
            .replace("000001", "000002")
            .replace("MASTER_LOG_POS=4", "MASTER_LOG_POS=" + end));

    assertThatCode(() -> read(Optional.empty())).as("before the backup").doesNotThrowAnyException();
  }

  @Test
  void a_file_that_ends_before_the_backup_was_made_is_refused() throws IOException {
    int end = log.position();
    file("binlog.000002");
    String head = Files.readString(dump).replace("000001", "000002");
    Files.writeString(dump, head.replace("MASTER_LOG_POS=4", "MASTER_LOG_POS=" + end));
    assertThat(read(Optional.empty()).pieces()).as("nothing was written since").isEmpty();

    Files.writeString(dump, head.replace("MASTER_LOG_POS=4", "MASTER_LOG_POS=" + (end + 1)));
    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("binlog.000002 ends before byte " + (end + 1));
  }

  private Repetition read(Optional<Instant> moment) throws IOException {
    return new BinaryLog(folder, moment).read(dump, "copy", Set.of("other"));
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, Arrays.copyOf(log.array(), log.position()));
    log.clear();
    return file;
  }

  /** How a file begins: without checksums. */
  private void format(boolean inUse) {
    byte[] body = new byte[72];
    body[71] = 72; // its own length
    log.put(new byte[] {(byte) 0xfe, 'b', 'i', 'n'});
    entry(LAST.minusSeconds(30), FORMAT, body);
    log.putShort(4 + 17, (short) (inUse ? 1 : 0));
  }

  private void transaction(Instant at, int kind) {
    entry(at, BEGIN, new byte[19]);
    entry(at, kind, new byte[9]);
    entry(at, COMMIT, new byte[8]);
  }

  /** A transaction that changes a row of a table. */
  private void change(Instant at, String schema) {
    entry(at, BEGIN, new byte[19]);
    ByteBuffer table = ByteBuffer.allocate(17 + schema.length());
    table.put(new byte[8]).put((byte) schema.length()).put(bytes(schema)).put((byte) 0);
    table.put(new byte[] {1, 't', 0, 1, 3, 0, 0}); // its name; one column, which is a number
    entry(at, TABLE, table.array());
    entry(at, ROWS, new byte[9]);
    entry(at, COMMIT, new byte[8]);
  }

  /** A transaction of one statement in the schema of the dump. */
  private void transaction(Instant at, int kind, String statement) {
    entry(at, BEGIN, alone());
    byte[] text = kind == COMPRESSED_STATEMENT ? deflated(bytes(statement)) : bytes(statement);
    entry(at, kind, statement("clinic", text, kind == LOAD_OF_A_FILE ? 13 : 0));
  }

  private static byte[] alone() {
    byte[] body = new byte[19];
    body[12] = 1;
    return body;
  }

  private static byte[] statement(String schema, byte[] text, int more) {
    ByteBuffer body =
        ByteBuffer.allocate(13 + more + schema.length() + 1 + text.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    body.putLong(0).put((byte) schema.length()).putShort((short) 0).putShort((short) 0);
    return body.put(new byte[more]).put(bytes(schema)).put((byte) 0).put(text).array();
  }

  /** As the server compresses: the length of the length, the length, the rest. */
  private static byte[] deflated(byte[] text) {
    Deflater deflater = new Deflater();
    deflater.setInput(text);
    deflater.finish();
    byte[] out = new byte[2 + text.length + 50];
    out[0] = (byte) 0x81;
    out[1] = (byte) text.length;
    return Arrays.copyOf(out, 2 + deflater.deflate(out, 2, out.length - 2));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void entry(Instant at, int kind, byte[] body) {
    log.putInt((int) at.getEpochSecond()).put((byte) kind).putInt(1).putInt(19 + body.length);
    log.putInt(0).putShort((short) 0).put(body);
  }
}
