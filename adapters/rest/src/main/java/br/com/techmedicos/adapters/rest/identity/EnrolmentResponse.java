package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.EnrolSecondFactor.Enrolment;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What an authenticator app needs to know. */
@Serdeable
@Schema(name = "SecondFactorSecret")
public record EnrolmentResponse(
    @Schema(
            description = "In base32, to be typed into the app. It is shown this once.",
            example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        String secret,
    @Schema(
            description = "The same for a QR code.",
            example =
                "otpauth://totp/Tech%20M%C3%A9dicos:ana%40example.com"
                    + "?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tech%20M%C3%A9dicos")
        String otpauthUrl) {

  private static final String ISSUER = "Tech Médicos";

  static EnrolmentResponse of(Enrolment enrolment) {
    String secret = enrolment.secret().value();
    String issuer = encoded(ISSUER);
    String url =
        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
            .formatted(issuer, encoded(enrolment.label().value()), secret, issuer);
    return new EnrolmentResponse(secret, url);
  }

  /** {@return a text without the secret, which must not be logged} */
  @Override
  public String toString() {
    return "EnrolmentResponse[***]";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
