package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.RecoveryCodes;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Codes for who loses the app. */
@Serdeable
@Schema(name = "RecoveryCodes")
public record RecoveryCodesResponse(
    @Schema(
            description = "Each is for one use instead of a code of the app.",
            example = "[\"k4mf-3q7z-ab2d-9xwe\"]")
        List<String> recoveryCodes) {

  private static final String GROUPS_OF_FOUR = "(?<=\\G.{4})(?=.)";

  static RecoveryCodesResponse of(RecoveryCodes codes) {
    return new RecoveryCodesResponse(
        codes.values().stream().map(code -> code.value().replaceAll(GROUPS_OF_FOUR, "-")).toList());
  }

  /** {@return a text without the codes, which must not be logged} */
  @Override
  public String toString() {
    return "RecoveryCodesResponse[***]";
  }
}
