package br.com.techmedicos.adapters.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.DeviceSealContract;
import br.com.techmedicos.application.identity.DeviceSeal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkDeviceSealTest extends DeviceSealContract {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final byte[] DEVICE = {1, 2, 3};

  @TempDir Path temp;

  @Override
  protected DeviceSeal deviceSeal() {
    return in("keys");
  }

  private DeviceSeal in(String folder) {
    return new TinkDeviceSeal(temp.resolve(folder), () -> NOW);
  }

  @Test
  void instances_that_share_the_folder_accept_each_others_seals() {
    assertThat(in("keys").holds(in("keys").seal(DEVICE), DEVICE)).isTrue();
  }

  @Test
  void nobody_seals_without_the_key() {
    assertThat(in("keys").holds(in("elsewhere").seal(DEVICE), DEVICE)).isFalse();
  }
}
