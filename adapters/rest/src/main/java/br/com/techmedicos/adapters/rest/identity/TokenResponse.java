package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.IssueClientToken;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.domain.identity.Scope;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The tokens of a session, or of a program (RFC 6749, 5.1). */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
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
            description = "Valid for one refresh; programs get none.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE")
        @JsonProperty("refresh_token")
        @Nullable String refreshToken,
    @Schema(description = "What the token of a program is for.", example = "slots:read")
        @Nullable String scope) {

  static final String BEARER = "Bearer";

  static TokenResponse of(IssuedTokens tokens) {
    return new TokenResponse(
        tokens.access().value(),
        BEARER,
        tokens.access().lifetime().toSeconds(),
        tokens.refresh().value(),
        null);
  }

  static TokenResponse of(IssueClientToken.Issued issued) {
    return new TokenResponse(
        issued.token().value(),
        BEARER,
        issued.token().lifetime().toSeconds(),
        null,
        Scope.list(issued.scopes()));
  }
}
