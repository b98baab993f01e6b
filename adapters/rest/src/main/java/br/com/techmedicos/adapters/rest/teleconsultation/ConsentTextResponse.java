package br.com.techmedicos.adapters.rest.teleconsultation;

import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What patients consent to before meeting online. */
@Serdeable
@Schema(name = "ConsentText")
public record ConsentTextResponse(
    @Schema(description = "The version of the text.", example = "2026-11") String version,
    @Schema(description = "The language of this text.", example = "pt-BR") String language,
    @Schema(example = "Consentimento para a teleconsulta") String title,
    @Schema(
            description = "Paragraphs, with a blank line between them.",
            example = "Autorizo ser atendido a distância …")
        String text) {

  static ConsentTextResponse of(ConsentText consent, Locale language) {
    ConsentText.Wording wording =
        language.equals(Languages.PORTUGUESE) ? consent.portuguese() : consent.english();
    return new ConsentTextResponse(
        consent.version(), language.toLanguageTag(), wording.title(), wording.text());
  }
}
