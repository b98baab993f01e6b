package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.domain.healthrecord.Description;
import br.com.techmedicos.domain.healthrecord.FileCategory;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Party;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a file of a health record. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "RecordFile")
public record RecordFileResponse(
    UUID id,
    @Schema(
            description =
                "As uploaded, without separators and controls, at most 120 characters, with"
                    + " an extension of its format.",
            example = "hemograma.pdf")
        String name,
    @Schema(
            description = "The subject of the file.",
            example = "EXAM",
            implementation = FileCategory.class)
        String category,
    @Schema(description = "A description.", example = "Hemograma completo", nullable = true)
        @Nullable String description,
    @Schema(description = "The date of the examination.", example = "2027-02-15", nullable = true)
        @Nullable LocalDate performedOn,
    @Schema(description = "From the content.", example = "application/pdf") String contentType,
    @Schema(description = "In bytes.", example = "48213") long size,
    @Schema(
            description = "SHA-256 of the content.",
            example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        String sha256,
    @Schema(example = "2027-03-01T12:00:00Z") Instant uploadedAt,
    @Schema(description = "The author: the patient or a doctor.") AuthorJson author,
    @Schema(description = "The consultation a doctor’s document is about.", nullable = true)
        @Nullable UUID appointmentId) {

  /** The author of a file. */
  @Serdeable
  @Schema(name = "Author", description = "The author of a file.")
  public record AuthorJson(
      UUID id, @Schema(example = "PATIENT", implementation = Party.class) String role) {}

  static RecordFileResponse of(RecordFile file) {
    AccountId author = file.author().account();
    return new RecordFileResponse(
        file.id().value(),
        file.details().name().value(),
        file.details().category().name(),
        file.details().description().map(Description::text).orElse(null),
        file.details().performedOn().orElse(null),
        file.content().format().mediaType(),
        file.content().size(),
        file.content().digest().value(),
        file.uploadedAt(),
        new AuthorJson(author.value(), author.role().name()),
        file.author().about().map(AppointmentId::value).orElse(null));
  }
}
