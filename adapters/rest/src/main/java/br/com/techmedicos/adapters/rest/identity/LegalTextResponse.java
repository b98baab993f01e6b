package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.domain.identity.LegalText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** A legal document that people accept. */
@Serdeable
@Schema(name = "LegalText")
public record LegalTextResponse(
    @Schema(description = "The version of the text.", example = "2026-11") String version,
    @Schema(description = "The language of this text.", example = "pt-BR") String language,
    @Schema(example = "Termos de uso") String title,
    @Schema(
            description = "Paragraphs, with a blank line between them.",
            example = "A conta é pessoal …")
        String text) {

  static LegalTextResponse of(LegalText text, Locale language) {
    LegalText.Wording wording =
        language.equals(Languages.PORTUGUESE) ? text.portuguese() : text.english();
    return new LegalTextResponse(
        text.version(), language.toLanguageTag(), wording.title(), wording.text());
  }
}
