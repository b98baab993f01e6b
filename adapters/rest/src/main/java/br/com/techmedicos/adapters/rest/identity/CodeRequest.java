package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Fields;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code of a second factor. */
@Introspected
@Schema(name = "Code")
public record CodeRequest(
    @Schema(
            description = "Six digits of the app, or a recovery code.",
            example = "492039",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String code) {

  static String read(CodeRequest json, Fields fields) {
    return fields.required("code", json.code(), text -> text).get();
  }
}
