package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.identity.DeviceSeal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The contract of {@link DeviceSeal}: a seal holds only for the content that was sealed. */
@Promises
public abstract class DeviceSealContract {

  private final byte[] content = "a device of an account".getBytes(StandardCharsets.UTF_8);

  /** {@return the seal under test} */
  protected abstract DeviceSeal deviceSeal();

  @Test
  void a_seal_holds_for_what_was_sealed_and_for_nothing_else() {
    DeviceSeal seals = deviceSeal();
    byte[] seal = seals.seal(content);

    assertThat(seals.holds(seal, content)).isTrue();
    for (int i = 0; i < content.length; i++) {
      assertThat(seals.holds(seal, flipped(content, i))).isFalse();
    }
    assertThat(seals.holds(seal, Arrays.copyOf(content, content.length - 1))).isFalse();
  }

  @Test
  void an_altered_seal_holds_for_nothing() {
    DeviceSeal seals = deviceSeal();
    byte[] seal = seals.seal(content);

    for (int i = 0; i < seal.length; i++) {
      assertThat(seals.holds(flipped(seal, i), content)).isFalse();
      assertThat(seals.holds(Arrays.copyOf(seal, i), content)).isFalse();
    }
    assertThat(seals.holds(Arrays.copyOf(seal, seal.length + 1), content)).isFalse();
  }

  private static byte[] flipped(byte[] bytes, int place) {
    byte[] other = bytes.clone();
    other[place] ^= 1;
    return other;
  }
}
