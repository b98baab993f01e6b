package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.identity.ProveOwner;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.domain.identity.Password;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What proves that the account is the caller's. */
@Introspected
@Schema(name = "ErasureRequest")
public record ErasureRequest(
    @Schema(
            description = "The current password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password,
    @Schema(
            description = "Six digits of the app, or a recovery code, if a second factor is on.",
            example = "492039",
            nullable = true)
        @Nullable String code) {

  static ProveOwner.Command read(ErasureRequest json, SignedInCaller caller, Fields fields) {
    Field<Password> password = fields.required("password", json.password(), Password::typed);
    Field<Optional<String>> code = fields.optional("code", json.code(), text -> text);
    return new ProveOwner.Command(caller, password.get(), code.get());
  }

  /** {@return a text without the code, which must not be logged} */
  @Override
  public String toString() {
    return "ErasureRequest[***]";
  }
}
