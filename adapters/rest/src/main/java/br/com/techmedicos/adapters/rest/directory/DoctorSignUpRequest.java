package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.identity.CrmJson;
import br.com.techmedicos.adapters.rest.identity.SignUpDocuments;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.directory.RegisterDoctor;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.LegalText;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.ZoneRegion;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sign-up of a doctor. */
@Introspected
@Schema(name = "DoctorSignUp")
public record DoctorSignUpRequest(
    @JsonUnwrapped DoctorProfileJson profile,
    @Schema(
            description = "Not public.",
            example = "ana.souza@example.com",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String email,
    @Schema(
            description = "8 to 128 characters, not a common password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable CrmJson crm,
    @Schema(
            description = "The initial time zone of the agenda, an IANA region.",
            example = "America/Sao_Paulo",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String timeZone,
    @Schema(
            description = "The version of the terms of use that was accepted, if one was.",
            example = "2026-11")
        @Nullable String acceptedTerms,
    @Schema(
            description = "The version of the privacy notice that was accepted, if one was.",
            example = "2026-11")
        @Nullable String acceptedPrivacyNotice) {

  static RegisterDoctor.Command read(
      DoctorSignUpRequest json, ClientAddress address, SignUpDocuments documents, Fields fields) {
    Field<Crm> crm = fields.object("crm", json.crm(), CrmJson::read);
    Field<EmailAddress> email = fields.required("email", json.email(), EmailAddress::parse);
    Field<Password> password = fields.required("password", json.password(), Password::chosen);
    Field<ZoneRegion> timeZone = fields.required("timeZone", json.timeZone(), ZoneRegion::parse);
    Field<List<LegalText>> accepted =
        documents.read(json.acceptedTerms(), json.acceptedPrivacyNotice(), fields);
    DoctorProfile profile = DoctorProfileJson.read(json.profile(), fields);
    return new RegisterDoctor.Command(
        crm.get(), email.get(), password.get(), profile, timeZone.get(), address, accepted.get());
  }
}
