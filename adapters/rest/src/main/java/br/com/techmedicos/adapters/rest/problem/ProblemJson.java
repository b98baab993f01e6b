package br.com.techmedicos.adapters.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request was refused (RFC 9457). */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemJson(
    @Schema(
            description = "Tells problems apart; the address of a page that explains this one.",
            example = "/problems/slot-taken")
        String type,
    @Schema(description = "The kind of problem, in words.", example = "Horário ocupado")
        String title,
    @Schema(description = "The HTTP status.", example = "409") int status,
    @Schema(
            description = "What happened here, in the language asked for.",
            example = "Outra consulta ocupa esse horário. Escolha outro.")
        String detail,
    @Schema(description = "What is wrong with the request, part by part; with status 400 only.")
        @Nullable List<Invalid> errors,
    @Schema(
            description = "From when on it is possible; where waiting until then helps.",
            example = "2027-03-01T11:50:00Z")
        @Nullable Instant opensAt) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** An invalid part of a request; exactly one of pointer, parameter and header is set. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "InvalidPart")
  public record Invalid(
      @Schema(description = "Where in the body (JSON Pointer).", example = "/crm/state")
          @Nullable String pointer,
      @Schema(description = "Which query parameter.") @Nullable String parameter,
      @Schema(description = "Which header.") @Nullable String header,
      @Schema(
              description = "What is wrong with it.",
              example = "deve ser a sigla de um estado brasileiro ou DF")
          String detail) {}
}
