package br.com.techmedicos.adapters.contracts.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link AccessLogSeal}: a seal holds only for the content that was sealed. */
@Promises
public abstract class AccessLogSealContract {

  /** {@return the seal under test} */
  protected abstract AccessLogSeal accessLogSeal();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 10_000})
  void a_seal_holds_for_what_was_sealed(int size) {
    AccessLogSeal seals = accessLogSeal();
    byte[] content = SampleContent.ofSize(size);

    byte[] seal = seals.seal(content);

    assertThat(seal).hasSizeBetween(16, AccessLogSeal.MAXIMUM_LENGTH);
    assertThat(seals.holds(seal, content)).isTrue();
  }

  @Test
  void a_seal_holds_for_nothing_else() {
    AccessLogSeal seals = accessLogSeal();
    byte[] content = SampleContent.ofSize(100);
    byte[] seal = seals.seal(content);

    for (int i = 0; i < content.length; i++) {
      assertThat(seals.holds(seal, flipped(content, i))).isFalse();
    }
    assertThat(seals.holds(seal, Arrays.copyOf(content, 99))).isFalse();
    assertThat(seals.holds(seal, Arrays.copyOf(content, 101))).isFalse();
    assertThat(seals.holds(seal, new byte[0])).isFalse();
  }

  @Test
  void an_altered_seal_holds_for_nothing() {
    AccessLogSeal seals = accessLogSeal();
    byte[] content = SampleContent.ofSize(100);
    byte[] seal = seals.seal(content);

    for (int i = 0; i < seal.length; i++) {
      assertThat(seals.holds(flipped(seal, i), content)).isFalse();
      assertThat(seals.holds(Arrays.copyOf(seal, i), content)).isFalse();
    }
    assertThat(seals.holds(Arrays.copyOf(seal, seal.length + 1), content)).isFalse();
    assertThat(seals.holds(SampleContent.ofSize(1_000), content)).isFalse();
  }

  private static byte[] flipped(byte[] bytes, int place) {
    byte[] other = bytes.clone();
    other[place] ^= 1;
    return other;
  }
}
