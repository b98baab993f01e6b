package br.com.techmedicos.adapters.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.healthrecord.SampleContent;
import br.com.techmedicos.application.shared.KeyUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingKeysTest {

  private static final byte[] CONTENT = SampleContent.ofSize(100);

  @TempDir Path temp;

  private Instant now = Instant.parse("2026-11-26T12:00:00Z");

  private SealingKeys open(String purpose) {
    return new SealingKeys(temp.resolve("keys"), purpose, () -> now);
  }

  @Test
  void a_seal_of_one_instance_holds_in_another() {
    SealingKeys one = open("cursor");
    SealingKeys other = open("cursor");

    assertThat(other.holds(one.seal(CONTENT), CONTENT)).isTrue();
    assertThat(one.holds(other.seal(CONTENT), CONTENT)).isTrue();
  }

  @Test
  void a_seal_holds_after_its_key_was_replaced() {
    SealingKeys keys = open("cursor");
    byte[] before = keys.seal(CONTENT);

    keys.rotate();

    assertThat(keys.holds(before, CONTENT)).isTrue();
    assertThat(keys.seal(CONTENT)).isNotEqualTo(before);
    assertThat(open("cursor").holds(keys.seal(CONTENT), CONTENT)).isTrue();
  }

  @Test
  void the_folder_is_looked_at_now_and_then_and_for_a_seal_by_an_unknown_key_at_once() {
    SealingKeys one = open("cursor");
    SealingKeys other = open("cursor");
    byte[] before = one.seal(CONTENT);

    other.rotate();

    assertThat(one.seal(CONTENT)).isEqualTo(before);
    now = now.plus(SealingKeys.LOOKED_AT_EVERY).minusNanos(1);
    assertThat(one.seal(CONTENT)).isEqualTo(before);
    now = now.plusNanos(1);
    assertThat(one.seal(CONTENT)).isEqualTo(other.seal(CONTENT)).isNotEqualTo(before);

    other.rotate();

    assertThat(one.holds(other.seal(CONTENT), CONTENT)).isTrue();
    assertThat(one.seal(CONTENT)).isEqualTo(other.seal(CONTENT));
  }

  @Test
  void a_seal_holds_for_its_content_and_its_purpose_alone() {
    byte[] seal = open("cursor").seal(CONTENT);

    assertThat(open("cursor").holds(seal, SampleContent.ofSize(101))).isFalse();
    assertThat(open("seal").holds(seal, CONTENT)).isFalse();
    assertThat(open("cursor").holds(new byte[0], CONTENT)).isFalse();
    assertThat(open("cursor").holds(CONTENT, CONTENT)).isFalse();
  }

  @Test
  void a_key_folder_that_is_gone_is_a_failure_of_its_own() throws Exception {
    SealingKeys keys = open("cursor");
    Files.delete(temp.resolve("keys/cursor-000001.json"));
    Files.delete(temp.resolve("keys"));

    assertThatThrownBy(() -> keys.holds(CONTENT, CONTENT)).isInstanceOf(KeyUnavailable.class);
    now = now.plus(SealingKeys.LOOKED_AT_EVERY);
    assertThatThrownBy(() -> keys.seal(CONTENT)).isInstanceOf(KeyUnavailable.class);
  }

  @Test
  void nobody_seals_without_the_key() {
    SealingKeys elsewhere = new SealingKeys(temp.resolve("elsewhere"), "cursor", () -> now);

    assertThat(open("cursor").holds(elsewhere.seal(CONTENT), CONTENT)).isFalse();
  }
}
