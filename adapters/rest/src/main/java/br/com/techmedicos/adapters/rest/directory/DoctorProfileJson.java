package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.MoneyJson;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a doctor's entry that the doctor can change. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "DoctorProfile")
public record DoctorProfileJson(
    @Schema(
            description = "2 to 120 characters.",
            example = "Ana Souza",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(
            description = "At most 10; replaced as a whole. Empty for a general practitioner.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<QualificationRequest> specialties,
    @Schema(
            description = "For one consultation; booked ones keep their price.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable MoneyJson consultationPrice,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable PracticeJson practice) {

  /** A limit for parsing, higher than the limit of the domain. */
  private static final int MOST_SPECIALTIES = 100;

  static DoctorProfileJson of(DoctorProfile profile) {
    return new DoctorProfileJson(
        profile.name().value(),
        profile.qualifications().stream().map(QualificationRequest::of).toList(),
        MoneyJson.of(profile.consultationPrice()),
        PracticeJson.of(profile.practice()));
  }

  static DoctorProfile read(DoctorProfileJson json, Fields fields) {
    Field<PersonName> name = fields.required("name", json.name(), PersonName::parse);
    Field<List<Qualification>> specialties =
        fields.list(
            "specialties", json.specialties(), MOST_SPECIALTIES, QualificationRequest::read);
    Field<Money> price =
        fields.object("consultationPrice", json.consultationPrice(), MoneyJson::read);
    Field<Practice> practice = fields.object("practice", json.practice(), PracticeJson::read);
    return new DoctorProfile(name.get(), specialties.get(), price.get(), practice.get());
  }
}
