package br.com.techmedicos.adapters.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.healthrecord.AccessLogSealContract;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleContent;
import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkAccessLogSealTest extends AccessLogSealContract {

  private static final byte[] ENTRY = SampleContent.ofSize(100);

  @TempDir Path temp;

  private Instant now = Instant.parse("2026-11-26T12:00:00Z");

  @Override
  protected AccessLogSeal accessLogSeal() {
    return open();
  }

  private TinkAccessLogSeal open() {
    return new TinkAccessLogSeal(temp.resolve("keys"), () -> now);
  }

  @Test
  void a_seal_holds_after_a_restart_and_after_its_key_was_replaced() {
    TinkAccessLogSeal first = open();
    byte[] before = first.seal(ENTRY);

    open().rotate();
    now = now.plus(SealingKeys.LOOKED_AT_EVERY);
    byte[] after = first.seal(ENTRY);

    assertThat(after).isNotEqualTo(before);
    assertThat(first.holds(before, ENTRY)).isTrue();
    assertThat(open().holds(before, ENTRY)).isTrue();
    assertThat(open().holds(after, ENTRY)).isTrue();
  }

  @Test
  void nobody_seals_without_the_key() {
    AccessLogSeal elsewhere = new TinkAccessLogSeal(temp.resolve("elsewhere"), () -> now);

    assertThat(open().holds(elsewhere.seal(ENTRY), ENTRY)).isFalse();
  }
}
