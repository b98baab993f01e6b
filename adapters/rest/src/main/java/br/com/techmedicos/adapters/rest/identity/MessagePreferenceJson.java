package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.domain.shared.ZoneRegion;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the owner of an account is written to.
 *
 * @param language the language of mails
 * @param timeZone the zone that mails tell times in
 */
@Serdeable
@Schema(name = "MessagePreference")
public record MessagePreferenceJson(
    @Schema(
            description = "The language of mails.",
            allowableValues = {"pt-BR", "en"},
            example = "pt-BR",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String language,
    @Schema(
            description =
                "The zone that mails tell times in, an IANA region; without, that of the doctor's"
                    + " agenda.",
            example = "America/Manaus")
        @Nullable String timeZone) {

  /** Describes a preference. */
  public static MessagePreferenceJson of(MessagePreference preference) {
    return new MessagePreferenceJson(
        preference.language().tag(), preference.timeZone().map(ZoneRegion::id).orElse(null));
  }
}
