package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.identity.CrmJson;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.domain.directory.RatingSummary;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verified doctor, as shown to anyone. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Doctor")
public record DoctorResponse(
    UUID id,
    @JsonUnwrapped DoctorProfileResponse profile,
    CrmJson crm,
    Rating rating,
    @Schema(
            description = "The straight-line distance from near; null without near.",
            example = "3.42",
            nullable = true)
        @Nullable Double distanceKm,
    @Schema(
            description = "The first free slot, up to a minute old; null if there is none.",
            example = "2027-03-01T12:00:00Z",
            nullable = true)
        @Nullable Instant nextAvailableAt) {

  /** What patients thought, all ratings together. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "RatingSummary")
  public record Rating(
      @Schema(
              description = "Two decimals; null without ratings.",
              example = "4.75",
              nullable = true)
          @Nullable BigDecimal average,
      @Schema(example = "28") long count) {

    static Rating of(RatingSummary summary) {
      return new Rating(summary.average().orElse(null), summary.count());
    }
  }

  static DoctorResponse of(DoctorListing listing) {
    return new DoctorResponse(
        listing.id().value(),
        DoctorProfileResponse.of(listing.profile(), QualificationResponse::publicly),
        CrmJson.of(listing.crm()),
        Rating.of(listing.rating()),
        listing.distanceKm().map(DoctorResponse::toMetres).orElse(null),
        listing.nextAvailableAt().orElse(null));
  }

  private static double toMetres(double kilometres) {
    return Math.round(kilometres * 1000) / 1000.0;
  }
}
