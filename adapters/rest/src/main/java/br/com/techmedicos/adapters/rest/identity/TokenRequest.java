package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.identity.SecretToken;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code from a mail. */
@Introspected
@Schema(name = "MailedCode")
public record TokenRequest(
    @Schema(
            description = "The code from the mail.",
            example = "x2b9Zr0mUu3nQk7V1c8y5w",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String token) {

  static SecretToken read(TokenRequest json, Fields fields) {
    return fields.required("token", json.token(), SecretToken::typed).get();
  }

  /** {@return a text without the code, which must not be logged} */
  @Override
  public String toString() {
    return "TokenRequest[***]";
  }
}
