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
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a binary log before anything of it is done again. */
class BinaryLogTest {

  private static final Instant LAST = Instant.parse("2027-03-01T12:00:00Z");

  @TempDir private Path folder;
  private Path dump;

  @BeforeEach
  void write() throws IOException {
    dump = folder.resolve("database.sql");
    Files.writeString(
        dump,
        """
        -- Host: 127.0.0.1    Database: clinic
        -- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000001', MASTER_LOG_POS=330;
        """);
    entries("binlog.000001", LAST.minusSeconds(20));
    entries("binlog.000002", LAST.minusSeconds(10), Instant.EPOCH, LAST, Instant.EPOCH);
  }

  @Test
  void one_that_ends_too_early_is_refused() {
    assertThatThrownBy(() -> upTo(Optional.of(LAST.plusSeconds(2))).requireEnd(dump))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("ends before 2027-03-01T12:00:02Z")
        .hasMessageEndingWith("repeat this without --until.");
  }

  @Test
  void without_a_moment_all_there_is_is_taken() throws IOException {
    BinaryLog all = upTo(Optional.empty());

    assertThatCode(() -> all.requireEnd(dump)).doesNotThrowAnyException();
    assertThat(all.command(dump, "clinic")).noneMatch(word -> word.startsWith("--stop"));
    assertThat(upTo(Optional.of(LAST)).command(dump, "clinic"))
        .contains("--stop-datetime=2027-03-01 12:00:00");
  }

  private BinaryLog upTo(Optional<Instant> moment) {
    return new BinaryLog(folder, moment);
  }

  @Test
  void up_to_the_second_after_its_last_entry_it_is_taken() {
    assertThatCode(() -> upTo(Optional.of(LAST.plusSeconds(1))).requireEnd(dump))
        .doesNotThrowAnyException();
  }

  @Test
  void an_entry_that_was_cut_off_is_none() throws IOException {
    Path file = folder.resolve("binlog.000002");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 2 * 30 + 10));

    assertThat(LoggedStatements.lastEntry(file)).isEqualTo(LAST.minusSeconds(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "drop database clinic | drops the database",
        "CREATE OR REPLACE /* again */ SCHEMA clinic | creates the database",
        "GRANT ALL ON clinic.* TO somebody | says GRANT ALL",
        "SET PASSWORD = PASSWORD('x') | says SET PASSWORD",
        "insert into `Other` . t values (1) | names the schema other",
        "UPDATE t, other.u SET t.a = 1 | names the schema other",
        "INSERT INTO t SELECT * FROM /*!40000 other.u */ | names the schema other",
        "DELETE FROM clinic.t | names the schema clinic",
      })
  void what_is_about_more_than_tables_of_the_schema_is_refused(String statement, String why)
      throws IOException {
    statements("binlog.000001", "BEGIN", "INSERT INTO t VALUES ('other.x')", statement);

    assertThatThrownBy(() -> all().requireOnlyTables(dump, "copy", Set.of("other")))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(why)
        .hasMessageEndingWith("use --until 2027-03-01T12:00:00Z, or an earlier second.");
    assertThatCode(() -> upTo(Optional.of(LAST)).requireOnlyTables(dump, "copy", Set.of("other")))
        .as("before that")
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a VARCHAR(9) COMMENT 'of other.t') -- other.t",
        "ALTER TABLE t ADD INDEX (a)",
        "DROP /*!40005 TEMPORARY */ TABLE IF EXISTS `t`",
        "CREATE UNIQUE INDEX u ON t (a)",
        "UPDATE t AS x SET x.a = 'it''s \\\' other.t' /* other.t */",
        "insert into clinic.t values (1.5)",
      })
  void what_is_about_tables_of_the_schema_is_taken(String statement) throws IOException {
    statements("binlog.000001", statement);

    assertThatCode(() -> all().requireOnlyTables(dump, "clinic", Set.of("other")))
        .doesNotThrowAnyException();
  }

  @Test
  void what_is_not_read_need_not_be_of_tables() throws IOException {
    statements("binlog.000001", "DROP DATABASE clinic");
    Files.writeString(
        dump, Files.readString(dump).replace("MASTER_LOG_POS=4", "MASTER_LOG_POS=100"));

    assertThatCode(() -> all().requireOnlyTables(dump, "clinic", Set.of()))
        .as("before the backup")
        .doesNotThrowAnyException();
  }

  private BinaryLog all() {
    return upTo(Optional.empty());
  }

  /** Transactions of one statement in the schema of the dump, from the last second on. */
  private void statements(String name, String... statements) throws IOException {
    Files.delete(folder.resolve("binlog.000002"));
    ByteBuffer log = ByteBuffer.allocate(4000).order(ByteOrder.LITTLE_ENDIAN);
    log.put(new byte[] {(byte) 0xfe, 'b', 'i', 'n'});
    for (String statement : statements) {
      byte[] text = statement.getBytes(StandardCharsets.UTF_8);
      byte[] schema = "clinic".getBytes(StandardCharsets.UTF_8);
      head(log, 162, 0);
      head(log, 2, 13 + schema.length + 1 + text.length);
      log.putLong(0).put((byte) schema.length).putShort((short) 0).putShort((short) 0);
      log.put(schema).put((byte) 0).put(text);
    }
    Files.write(folder.resolve(name), Arrays.copyOf(log.array(), log.position()));
    Files.writeString(
        dump, Files.readString(dump).replace("MASTER_LOG_POS=330", "MASTER_LOG_POS=4"));
  }

  private static void head(ByteBuffer log, int kind, int body) {
    log.putInt((int) LAST.getEpochSecond()).put((byte) kind).putInt(1).putInt(19 + body);
    log.putInt(0).putShort((short) 0);
  }

  /** Entries of 30 bytes: the second, the kind, the server, the length, the rest. */
  private void entries(String name, Instant... times) throws IOException {
    ByteBuffer log = ByteBuffer.allocate(4 + 30 * times.length).order(ByteOrder.LITTLE_ENDIAN);
    log.put(new byte[] {(byte) 0xfe, 'b', 'i', 'n'});
    for (Instant time : times) {
      log.putInt((int) time.getEpochSecond()).put((byte) 2).putInt(1).putInt(30);
      log.position(log.position() + 17);
    }
    Files.write(folder.resolve(name), log.array());
  }
}
