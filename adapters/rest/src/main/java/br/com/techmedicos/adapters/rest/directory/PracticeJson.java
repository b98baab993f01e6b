package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.shared.Texts;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a doctor practises, in and out. */
@Serdeable
@Schema(name = "Practice", description = "Where a doctor practises.")
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
        practice.street(),
        practice.city(),
        practice.state().name(),
        practice.location().latitude(),
        practice.location().longitude());
  }

  static Practice read(PracticeJson json, Fields fields) {
    Field<String> street =
        fields.required(
            "street", json.street(), text -> Texts.line(text, 1, Practice.MAXIMUM_STREET));
    Field<String> city =
        fields.required("city", json.city(), text -> Texts.line(text, 1, Practice.MAXIMUM_CITY));
    Field<FederativeUnit> state = fields.required("state", json.state(), FederativeUnit::parse);
    Field<Double> latitude =
        fields.required(
            "latitude", json.latitude(), degrees -> new GeoPoint(degrees, 0).latitude());
    Field<Double> longitude =
        fields.required(
            "longitude", json.longitude(), degrees -> new GeoPoint(0, degrees).longitude());
    return new Practice(
        street.get(), city.get(), state.get(), new GeoPoint(latitude.get(), longitude.get()));
  }
}
