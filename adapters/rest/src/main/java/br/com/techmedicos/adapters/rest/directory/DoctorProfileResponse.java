package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.MoneyJson;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.Qualification;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/** What everyone sees of a doctor's profile. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DoctorProfileResponse(
    @Schema(example = "Ana Souza") String name,
    List<QualificationResponse> specialties,
    MoneyJson consultationPrice,
    PracticeJson practice) {

  static DoctorProfileResponse of(
      DoctorProfile profile, Function<Qualification, QualificationResponse> shown) {
    return new DoctorProfileResponse(
        profile.name().value(),
        profile.qualifications().stream().map(shown).toList(),
        MoneyJson.of(profile.consultationPrice()),
        PracticeJson.of(profile.practice()));
  }
}
