package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.identity.ResetPassword;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Password;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new password in place of a forgotten one. */
@Introspected
@Schema(name = "NewPassword")
public record NewPasswordRequest(
    @Schema(
            description = "The code from the mail. It is for one use, and valid for 30 minutes.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String token,
    @Schema(
            description = "8 to 128 characters, not a common password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password) {

  static ResetPassword.Command read(NewPasswordRequest json, ClientAddress address, Fields fields) {
    Field<SecretToken> token = fields.required("token", json.token(), SecretToken::typed);
    Field<Password> password = fields.required("password", json.password(), Password::chosen);
    return new ResetPassword.Command(token.get(), password.get(), address);
  }
}
