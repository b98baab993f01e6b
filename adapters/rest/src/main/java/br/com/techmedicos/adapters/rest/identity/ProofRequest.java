package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.domain.identity.Password;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code of a second factor, and the password. */
@Introspected
@Schema(name = "Proof")
public record ProofRequest(
    @Schema(
            description = "The current password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password,
    @Schema(
            description = "Six digits of the app, or a recovery code.",
            example = "492039",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String code) {

  /** Both, as they were typed. */
  record Proof(Password password, String code) {}

  static Proof read(ProofRequest json, Fields fields) {
    Field<Password> password = fields.required("password", json.password(), Password::typed);
    Field<String> code = fields.required("code", json.code(), text -> text);
    return new Proof(password.get(), code.get());
  }
}
