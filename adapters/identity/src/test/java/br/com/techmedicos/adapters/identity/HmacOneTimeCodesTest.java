package br.com.techmedicos.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.OneTimeCodesContract;
import br.com.techmedicos.application.identity.OneTimeCodes;
import br.com.techmedicos.application.identity.SecretToken;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacOneTimeCodesTest extends OneTimeCodesContract {

  private final HmacOneTimeCodes codes = new HmacOneTimeCodes();

  @Override
  protected OneTimeCodes codes() {
    return codes;
  }

  @Override
  protected String code(SecretToken secret, Instant at) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(new Base32().decode(secret.value()), "HmacSHA1"), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 6238, appendix B, the last six digits. */
  @ParameterizedTest
  @CsvSource({"59, 287082", "1111111109, 081804", "2000000000, 279037", "20000000000, 353130"})
  void the_vectors_of_the_standard_are_accepted(long second, String code) {
    SecretToken secret =
        new SecretToken(new Base32().encodeToString("12345678901234567890".getBytes()));

    assertThat(codes.step(secret, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
  }
}
