package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.IssuedTokens;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The tokens of a session (RFC 6749, 5.1). */
@Serdeable
@Schema(name = "Tokens")
public record TokenResponse(
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
        String refreshToken) {

  static TokenResponse of(IssuedTokens tokens) {
    return new TokenResponse(
        tokens.access().value(),
        "Bearer",
        tokens.access().lifetime().toSeconds(),
        tokens.refresh().value());
  }
}
