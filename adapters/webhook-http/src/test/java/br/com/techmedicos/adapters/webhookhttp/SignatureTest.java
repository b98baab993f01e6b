package br.com.techmedicos.adapters.webhookhttp;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.identity.SecretToken;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

  /** The vector that the reference libraries of Standard Webhooks are tested with. */
  private static final SecretToken SECRET =
      new SecretToken("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void the_published_message_has_the_published_signature() {
    assertThat(signed(List.of(SECRET))).isEqualTo(SIGNATURE);
  }

  @Test
  void each_secret_has_its_signature() {
    SecretToken other = new SecretToken("whsec_d2ViaG9vay1vZi1zb21lYm9keS1lbHNlIQ==");

    assertThat(signed(List.of(other, SECRET)))
        .isEqualTo(signed(List.of(other)) + " " + SIGNATURE)
        .doesNotStartWith(SIGNATURE);
  }

  private static String signed(List<SecretToken> secrets) {
    return Signature.of(
        secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}");
  }
}
