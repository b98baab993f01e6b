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
                "What is kept only by law (Law 13.787/2018, article 6): name, CPF and"
                    + " birth date; doctors' documents; appointments and consents; the access log.",
            example = "[\"IDENTIFICATION\", \"ACCESS_LOG\"]")
        List<String> kept,
    @Schema(description = "The earliest end of the retention.", example = "2047-03-01T12:00:00Z")
        Instant keptUntil) {

  /** How much was erased or ended. */
  @Serdeable
  @Schema(name = "Erased", description = "The numbers of erased or ended items.")
  public record Erased(
      @Schema(description = "Uploads.", example = "12") int files,
      @Schema(description = "Groups.", example = "2") int groups,
      @Schema(description = "Revoked grants.", example = "1") int grants,
      @Schema(description = "Cancelled upcoming appointments.", example = "1") int appointments) {}

  static ErasureResponse of(Erasure erasure) {
    return new ErasureResponse(
        new Erased(erasure.files(), erasure.groups(), erasure.grants(), erasure.appointments()),
        erasure.kept().stream().map(Enum::name).sorted().toList(),
        erasure.keptUntil());
  }
}
