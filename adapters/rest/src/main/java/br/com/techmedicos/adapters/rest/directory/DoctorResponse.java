package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.identity.CrmJson;
import br.com.techmedicos.adapters.rest.json.MoneyJson;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.RatingSummary;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verified doctor, as anyone sees them. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Doctor", description = "A verified doctor, as anyone sees them.")
public record DoctorResponse(
    UUID id,
    @Schema(example = "Ana Souza") String name,
    CrmJson crm,
    List<QualificationResponse> specialties,
    MoneyJson consultationPrice,
    Rating rating,
    PracticeJson practice,
    @Schema(
            description = "From near, as the crow flies; null without near.",
            example = "3.42",
            nullable = true)
        @Nullable Double distanceKm,
    @Schema(
            description = "The first free slot, at most a minute ago; null if nothing is free.",
            example = "2027-03-01T12:00:00Z",
            nullable = true)
        @Nullable Instant nextAvailableAt) {

  /** What patients thought. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "RatingSummary", description = "What patients thought, all ratings together.")
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
    DoctorProfile profile = listing.profile();
    return new DoctorResponse(
        listing.id().value(),
        profile.name().value(),
        CrmJson.of(listing.crm()),
        profile.qualifications().stream().map(QualificationResponse::publicly).toList(),
        MoneyJson.of(profile.consultationPrice()),
        Rating.of(listing.rating()),
        PracticeJson.of(profile.practice()),
        listing.distanceKm().map(DoctorResponse::toMetres).orElse(null),
        listing.nextAvailableAt().orElse(null));
  }

  private static double toMetres(double kilometres) {
    return Math.round(kilometres * 1000) / 1000.0;
  }
}
