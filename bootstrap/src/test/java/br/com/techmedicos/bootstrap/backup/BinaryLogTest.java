package br.com.techmedicos.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    assertThat(BinaryLog.lastEntry(file)).isEqualTo(LAST.minusSeconds(10));
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
