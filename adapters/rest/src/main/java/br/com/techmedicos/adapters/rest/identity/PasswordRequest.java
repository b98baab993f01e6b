package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.domain.identity.Password;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The password of who is logged in. */
@Introspected
@Schema(name = "CurrentPassword")
public record PasswordRequest(
    @Schema(
            description = "The current password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password) {

  static Password read(PasswordRequest json, Fields fields) {
    return fields.required("password", json.password(), Password::typed).get();
  }
}
