package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.domain.identity.LegalDocument;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What somebody accepted, and has still to accept. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "OwnConsents")
public record OwnConsentsResponse(
    @Schema(description = "Latest first.") List<Accepted> accepted,
    @ArraySchema(
            arraySchema =
                @Schema(description = "Documents whose version in force was not accepted yet."),
            schema = @Schema(implementation = LegalDocument.class))
        List<String> missing) {

  /**
   * An acceptance.
   *
   * @param current whether that version is in force
   */
  @Serdeable
  @Schema(name = "AcceptedDocument")
  public record Accepted(
      @Schema(implementation = LegalDocument.class) String document,
      @Schema(example = "2026-11") String version,
      @Schema(example = "2026-11-23T10:00:00Z") Instant acceptedAt,
      @Schema(description = "Whether that version is in force.") boolean current) {}

  static OwnConsentsResponse of(List<Acceptance> acceptances) {
    return new OwnConsentsResponse(
        acceptances.stream()
            .map(a -> new Accepted(a.document().name(), a.version(), a.at(), a.isCurrent()))
            .toList(),
        Arrays.stream(LegalDocument.values())
            .filter(
                document ->
                    acceptances.stream().noneMatch(a -> a.isCurrent() && a.document() == document))
            .map(LegalDocument::name)
            .toList());
  }
}
