package br.com.techmedicos.adapters.rest.reference;

import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import io.micronaut.openapi.annotation.OpenAPIExtraSchema;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The general part of the reference. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Tech Médicos",
            version = "1",
            description =
                """
                Telemedicine for Brazilian clinics: doctors publish an agenda, patients find a \
                doctor, book and meet.

                - Whatever is not public needs a token: log in and send it as \
                `Authorization: Bearer`.
                - Errors are problems (RFC 9457), in Portuguese, or in English with \
                `Accept-Language: en`. Their `type` is stable and has a page that explains it; \
                with 400, `errors` names every part of the request that is wrong.
                - Unknown members of a body are errors, and nothing is converted: `12` is no \
                string.
                - A call that takes an `Idempotency-Key` can be repeated: within 24 hours it gives \
                the first answer and has no second effect.
                - What one writer may overwrite of another has an `ETag`, and wants it back in \
                `If-Match`.
                - Lists come in pages; `next` is the `cursor` of the following one.
                """,
            contact = @Contact(name = "Health&Med")),
    servers = @Server(url = "/", description = "This service"),
    tags = {
      @Tag(name = "Sessions", description = "Logging in, staying logged in, leaving."),
      @Tag(name = "Patients", description = "Signing up as a patient; one's own profile."),
      @Tag(
          name = "Doctors",
          description = "Signing up as a doctor; being found; free slots; one's own profile."),
      @Tag(name = "Agenda", description = "When a doctor can be consulted."),
      @Tag(name = "Appointments", description = "Asking, answering, moving, calling off, rating."),
      @Tag(name = "Meetings", description = "Consenting to meet online, and joining."),
      @Tag(
          name = "Health record",
          description = "A patient's own files, who may read them, and who did."),
      @Tag(name = "Shared records", description = "What patients share with a doctor."),
      @Tag(name = "Operation", description = "What operators decide.")
    })
@SecurityScheme(
    name = ApiDefinition.BEARER,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "The access token of a session.")
@OpenAPIExtraSchema(classes = ProblemJson.class)
final class ApiDefinition {

  static final String BEARER = "bearer";

  private ApiDefinition() {}
}
