package br.com.techmedicos.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretsTest {

  @Test
  void tokens_are_never_printed() {
    assertThat(new SecretToken("secret").toString()).doesNotContain("secret");
    assertThat(new AuthenticateCaller.Query("secret").toString()).doesNotContain("secret");
    assertThat(new AccessToken("secret", Instant.EPOCH, Instant.EPOCH).toString())
        .doesNotContain("secret");
  }

  @Test
  void a_refresh_token_is_known_by_its_sha256() {
    assertThat(new SecretToken("abc").digest())
        .isEqualTo(
            new TokenDigest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }
}
