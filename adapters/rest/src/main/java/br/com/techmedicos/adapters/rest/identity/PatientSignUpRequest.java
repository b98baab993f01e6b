package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.LegalText;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PersonName;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sign-up of a patient. */
@Introspected
@Schema(name = "PatientSignUp")
public record PatientSignUpRequest(
    @Schema(
            description = "2 to 120 characters.",
            example = "Joana Lima",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(example = "joana@example.com", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String email,
    @Schema(
            description = "8 to 128 characters, not a common password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password,
    @Schema(
            description = "With or without punctuation.",
            example = "529.982.247-25",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String cpf,
    @Schema(
            description = "The person must be 18 or older.",
            example = "1990-05-17",
            format = "date",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String birthDate,
    @Schema(
            description = "The version of the terms of use that was accepted, if one was.",
            example = "2026-11")
        @Nullable String acceptedTerms,
    @Schema(
            description = "The version of the privacy notice that was accepted, if one was.",
            example = "2026-11")
        @Nullable String acceptedPrivacyNotice) {

  static RegisterPatient.Command read(
      PatientSignUpRequest json, ClientAddress address, SignUpDocuments documents, Fields fields) {
    Field<PersonName> name = fields.required("name", json.name(), PersonName::parse);
    Field<EmailAddress> email = fields.required("email", json.email(), EmailAddress::parse);
    Field<Password> password = fields.required("password", json.password(), Password::chosen);
    Field<Cpf> cpf = fields.required("cpf", json.cpf(), Cpf::parse);
    Field<BirthDate> birthDate =
        fields.required("birthDate", json.birthDate(), text -> new BirthDate(Formats.date(text)));
    Field<List<LegalText>> accepted =
        documents.read(json.acceptedTerms(), json.acceptedPrivacyNotice(), fields);
    return new RegisterPatient.Command(
        name.get(),
        email.get(),
        cpf.get(),
        birthDate.get(),
        password.get(),
        address,
        accepted.get());
  }
}
