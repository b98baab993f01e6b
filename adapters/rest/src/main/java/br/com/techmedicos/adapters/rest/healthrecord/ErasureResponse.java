package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.healthrecord.datasubject.Erasure;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What was erased, and what the law keeps, until when. */
@Serdeable
@Schema(name = "Erasure")
public record ErasureResponse(
    @Schema(description = "How much was erased, besides the login.") Erased erased,
    @Schema(
            description =
                "What is kept for nothing but the law (Law 13.787/2018, article 6): name, CPF and"
                    + " birth date; what doctors wrote; appointments and consents; the access log.",
            example = "[\"IDENTIFICATION\", \"ACCESS_LOG\"]")
        List<String> kept,
    @Schema(description = "Until when at least.", example = "2047-03-01T12:00:00Z")
        Instant keptUntil) {

  /** How much was erased or ended. */
  @Serdeable
  @Schema(name = "Erased", description = "How much was erased or ended.")
  public record Erased(
      @Schema(description = "Uploads.", example = "12") int files,
      @Schema(description = "Groups.", example = "2") int groups,
      @Schema(description = "Grants that were ended.", example = "1") int grants,
      @Schema(description = "Coming appointments that were cancelled.", example = "1")
          int appointments) {}

  static ErasureResponse of(Erasure erasure) {
    return new ErasureResponse(
        new Erased(erasure.files(), erasure.groups(), erasure.grants(), erasure.appointments()),
        erasure.kept().stream().map(Enum::name).sorted().toList(),
        erasure.keptUntil());
  }
}
