package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Latitude;
import br.com.techmedicos.domain.directory.Longitude;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.identity.FederativeUnit;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a doctor practises. */
@Serdeable
@Schema(name = "Practice")
public record PracticeJson(
    @Schema(
            description = "Street and number, 1 to 200 characters.",
            example = "Avenida Paulista, 1578",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String street,
    @Schema(
            description = "1 to 100 characters.",
            example = "São Paulo",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String city,
    @Schema(
            description = "The abbreviation of the federative unit.",
            example = "SP",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String state,
    @Schema(
            description = "Degrees, WGS 84.",
            minimum = "-90",
            maximum = "90",
            example = "-23.5614",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Double latitude,
    @Schema(
            description = "Degrees, WGS 84.",
            minimum = "-180",
            maximum = "180",
            example = "-46.6559",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Double longitude) {

  static PracticeJson of(Practice practice) {
    return new PracticeJson(
        practice.street().name(),
        practice.city().name(),
        practice.state().name(),
        practice.location().latitude().degrees(),
        practice.location().longitude().degrees());
  }

  static Practice read(PracticeJson json, Fields fields) {
    Field<Street> street = fields.required("street", json.street(), Street::new);
    Field<City> city = fields.required("city", json.city(), City::new);
    Field<FederativeUnit> state = fields.required("state", json.state(), FederativeUnit::parse);
    Field<Latitude> latitude = fields.required("latitude", json.latitude(), Latitude::new);
    Field<Longitude> longitude = fields.required("longitude", json.longitude(), Longitude::new);
    return new Practice(
        street.get(), city.get(), state.get(), new GeoPoint(latitude.get(), longitude.get()));
  }
}
