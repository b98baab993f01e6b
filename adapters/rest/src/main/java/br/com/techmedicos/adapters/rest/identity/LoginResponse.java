package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.LogIn;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The tokens of a new session (RFC 6749, 5.1), and of the device. */
@Serdeable
@Schema(name = "LoginTokens")
public record LoginResponse(
    @Schema(
            description = "Send it as Authorization: Bearer.",
            example = "eyJhbGciOiJFUzI1NiJ9.e30.c2ln")
        @JsonProperty("access_token")
        String accessToken,
    @Schema(example = "Bearer") @JsonProperty("token_type") String tokenType,
    @Schema(description = "The lifetime of the access token, in seconds.", example = "600")
        @JsonProperty("expires_in")
        long expiresIn,
    @Schema(
            description = "Valid for one refresh.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE")
        @JsonProperty("refresh_token")
        String refreshToken,
    @Schema(
            description =
                "Keep it on this device, even after the session, and send it with the next login:"
                    + " then nobody else’s wrong passwords keep this device waiting. It opens"
                    + " nothing, and is valid for 90 days.",
            example = "AZrJ8W6ccBOZ0V1mPqFf3gAAAABp9e0w")
        @JsonProperty("device_token")
        String deviceToken) {

  static LoginResponse of(LogIn.OpenedSession session) {
    IssuedTokens tokens = session.tokens();
    return new LoginResponse(
        tokens.access().value(),
        TokenResponse.BEARER,
        tokens.access().lifetime().toSeconds(),
        tokens.refresh().value(),
        session.device().value());
  }
}
