package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.oversight.OperatorDecision;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.RequestStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator asked for, and what came of it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "OperatorRequest")
public record OperatorRequestResponse(
    UUID id,
    @Schema(implementation = Act.class) String act,
    @Schema(description = "The patient whose account is closed, or who will be an operator.")
        UUID subject,
    @Schema(description = "Of a new operator.", example = "segunda", nullable = true)
        @Nullable String login,
    @Schema(description = "Of a release.", nullable = true) @Nullable String reason,
    @Schema(
            description = "Of the owner of a CPF, until its release is decided.",
            example = "joana@example.com",
            nullable = true)
        @Nullable String email,
    @Schema(
            implementation = RequestStatus.class,
            description =
                "APPROVED: it was done. OPEN: another operator must approve it before expiresAt.")
        String status,
    @Schema(description = "Which operator asked.") UUID requestedBy,
    @Schema(example = "2026-11-23T10:00:00Z") Instant requestedAt,
    @Schema(example = "2026-11-26T10:00:00Z") Instant expiresAt,
    @Schema(description = "Who decided, if it was decided.", nullable = true)
        @Nullable UUID decidedBy,
    @Schema(example = "2026-11-23T11:00:00Z", nullable = true) @Nullable Instant decidedAt) {

  /** What was asked for. */
  public enum Act {
    CPF_RELEASE,
    NEW_OPERATOR
  }

  static OperatorRequestResponse of(OperatorRequest request, Instant now) {
    Optional<OperatorDecision> decision = request.decision();
    return new OperatorRequestResponse(
        request.id().value(),
        request.act().fold(release -> Act.CPF_RELEASE, operator -> Act.NEW_OPERATOR).name(),
        request.act().subject(),
        request
            .act()
            .fold(release -> Optional.<String>empty(), o -> Optional.of(o.login().value()))
            .orElse(null),
        request
            .act()
            .fold(release -> Optional.of(release.reason().text()), o -> Optional.<String>empty())
            .orElse(null),
        request
            .act()
            .fold(
                release -> release.owner().map(EmailAddress::value), o -> Optional.<String>empty())
            .orElse(null),
        request.status(now).name(),
        request.requestedBy().value(),
        request.requestedAt(),
        request.expiresAt(),
        decision.map(made -> made.by().value()).orElse(null),
        decision.map(OperatorDecision::at).orElse(null));
  }
}
