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

                - Calls that are not public need a token: log in and send it as \
                `Authorization: Bearer`.
                - Errors are problems (RFC 9457), in Portuguese, or in English with \
                `Accept-Language: en`. Their `type` is stable and has a page that explains it; \
                with 400, `errors` lists all parts of the body or the query that are invalid by \
                themselves. Headers and the file of an upload are checked before these, and what \
                depends on other data or on the time after them.
                - Unknown members of a body are errors, and types are not converted: `12` is not a \
                string.
                - A call that takes an `Idempotency-Key` can be retried: within 24 hours it gives \
                the first answer and has no second effect.
                - Resources with concurrent writers have an `ETag`, and updates require it in \
                `If-Match`.
                - Lists are paged; `next` is the `cursor` of the next page.
                """,
            contact = @Contact(name = "Health&Med")),
    servers = @Server(url = "/", description = "This service"),
    tags = {
      @Tag(name = "Sessions", description = "Login, refresh, logout."),
      @Tag(name = "Patients", description = "Sign-up and profile of patients."),
      @Tag(name = "Doctors", description = "Sign-up, search, free slots and profile of doctors."),
      @Tag(name = "Agenda", description = "The consulting hours of a doctor."),
      @Tag(name = "Appointments", description = "Request, answer, reschedule, cancel and rate."),
      @Tag(name = "Meetings", description = "Consent to and join online meetings."),
      @Tag(
          name = "Health record",
          description = "A patient's own files, who may read them, and who did."),
      @Tag(name = "Shared records", description = "What patients share with a doctor."),
      @Tag(name = "Operation", description = "Decisions of operators.")
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
  static final String CLIENTS = "clients";

  private ApiDefinition() {}
}
