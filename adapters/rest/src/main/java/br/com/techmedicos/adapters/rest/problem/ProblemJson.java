package br.com.techmedicos.adapters.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a request was refused (RFC 9457). */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemJson(
    @Schema(
            description =
                "Identifies the kind of problem; the address of a page that explains it. One of"
                    + " ProblemType, or a newer one.",
            example = "/problems/slot-taken")
        String type,
    @Schema(description = "The name of the kind of problem.", example = "Horário ocupado")
        String title,
    @Schema(description = "The HTTP status.", example = "409") int status,
    @Schema(
            description = "What happened, in the requested language.",
            example = "Outra consulta ocupa esse horário. Escolha outro.")
        String detail,
    @Schema(description = "All errors of the request, at least one; with status 400 only.")
        @Nullable List<Invalid> errors,
    @Schema(
            description = "When the call becomes possible, if waiting helps.",
            example = "2027-03-01T11:50:00Z")
        @Nullable Instant opensAt,
    @Schema(description = "Until when the call was possible.", example = "2027-03-01T13:00:00Z")
        @Nullable Instant closedAt,
    @Schema(
            description = "The latest instant that the request may ask for.",
            example = "2028-03-01T12:00:00Z")
        @Nullable Instant latest,
    @Schema(description = "The last date that the request may ask for.", example = "2027-04-30")
        @Nullable LocalDate lastDate,
    @Schema(
            description = "The code of OAuth (RFC 6749, 5.2), where tokens are issued.",
            example = "invalid_scope")
        @Nullable String error) {

  static ProblemJson of(ProblemType type, int status, String detail, Locale language) {
    return new ProblemJson(
        type.uri(),
        Messages.title(type, language),
        status,
        detail,
        null,
        null,
        null,
        null,
        null,
        type.oauthError().orElse(null));
  }

  ProblemJson with(List<Invalid> parts) {
    return new ProblemJson(
        type, title, status, detail, parts, opensAt, closedAt, latest, lastDate, error);
  }

  ProblemJson with(Problem.Times times) {
    return new ProblemJson(
        type,
        title,
        status,
        detail,
        errors,
        times.opensAt(),
        times.closedAt(),
        times.latest(),
        times.lastDate(),
        error);
  }

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** An invalid part of a request; exactly one of pointer, parameter and header is set. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "InvalidPart")
  public record Invalid(
      @Schema(
              description = "The location in the body (JSON Pointer); empty for the whole of it.",
              example = "/crm/state")
          @Nullable String pointer,
      @Schema(description = "The query parameter.") @Nullable String parameter,
      @Schema(description = "The header.") @Nullable String header,
      @Schema(
              description = "The error.",
              example = "deve ser a sigla de um estado brasileiro ou DF")
          String detail) {}
}
