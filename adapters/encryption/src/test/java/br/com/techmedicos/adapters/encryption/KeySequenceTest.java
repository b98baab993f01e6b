package br.com.techmedicos.adapters.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySequenceTest {

  private static final byte[] FOR = {1, 2, 3};

  @TempDir Path temp;

  private MasterKeys open() {
    return new MasterKeys(temp.resolve("data/keys"));
  }

  @Test
  void the_first_start_makes_a_key_and_the_next_one_finds_it() throws Exception {
    byte[] wrapped = open().encrypt(new byte[10], FOR);

    assertThat(open().decrypt(wrapped, FOR)).isEqualTo(new byte[10]);
    assertThat(files()).containsExactly("master-000001.json");
  }

  @Test
  void of_many_first_starts_at_once_all_have_the_same_key() throws Exception {
    Callable<MasterKeys> start = this::open;
    List<MasterKeys> started =
        ConcurrentAttempts.atOnce(Collections.nCopies(8, start)).stream()
            .map(outcome -> outcome.answer().orElseThrow())
            .toList();

    byte[] wrapped = started.get(0).encrypt(new byte[10], FOR);
    for (MasterKeys keys : started) {
      assertThat(keys.decrypt(wrapped, FOR)).isEqualTo(new byte[10]);
    }
    assertThat(files()).containsExactly("master-000001.json");
  }

  @Test
  void the_newest_key_is_used_and_the_others_stay_until_they_are_retired() throws Exception {
    MasterKeys keys = open();
    byte[] first = keys.encrypt(new byte[10], FOR);
    keys.rotate();
    byte[] second = keys.encrypt(new byte[10], FOR);
    assertThat(keys.decrypt(first, FOR)).isEqualTo(keys.decrypt(second, FOR));
    assertThat(files()).containsExactly("master-000001.json", "master-000002.json");

    keys.retireOld();

    assertThat(files()).containsExactly("master-000002.json");
    assertThat(keys.decrypt(second, FOR)).isEqualTo(new byte[10]);
    assertThatThrownBy(() -> keys.decrypt(first, FOR)).isNotNull();
    keys.rotate();
    assertThat(files()).containsExactly("master-000002.json", "master-000003.json");
  }

  @Test
  void to_retire_when_there_is_but_one_key_changes_nothing() throws Exception {
    MasterKeys keys = open();
    byte[] wrapped = keys.encrypt(new byte[10], FOR);

    keys.retireOld();

    assertThat(keys.decrypt(wrapped, FOR)).isEqualTo(new byte[10]);
  }

  @Test
  void keys_for_different_purposes_lie_side_by_side() throws Exception {
    open();
    new TinkAccessLogSeal(temp.resolve("data/keys"), () -> Instant.EPOCH);

    assertThat(files()).containsExactly("master-000001.json", "seal-000001.json");
  }

  @Test
  void only_the_owner_may_read_a_key() throws Exception {
    open().rotate();

    for (String file : files()) {
      Path key = temp.resolve("data/keys").resolve(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_file_that_holds_no_key_is_named() throws Exception {
    open();
    Files.writeString(temp.resolve("data/keys/master-000002.json"), "{}");

    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("master-000002.json");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("data/keys"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
