package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets somebody go on only if they have accepted the legal documents that are in force. For what
 * enters into something new; what is theirs they always read, export and give up.
 */
public final class RequireAcceptance {

  private final Acceptances acceptances;
  private final boolean required;

  RequireAcceptance(Acceptances acceptances, boolean required) {
    this.acceptances = acceptances;
    this.required = required;
  }

  /** Who wants to do something. */
  public record Query(AccountId account) {}

  /**
   * Looks at what they accepted, unless that is not asked for.
   *
   * @throws DomainException with {@link IdentityViolation.DocumentNotAccepted}
   */
  public void handle(Query query) {
    if (!required) {
      return;
    }
    Set<LegalDocument> current =
        acceptances.of(query.account()).stream()
            .filter(Acceptance::isCurrent)
            .map(Acceptance::document)
            .collect(Collectors.toSet());
    Arrays.stream(LegalDocument.values())
        .filter(document -> !current.contains(document))
        .findFirst()
        .ifPresent(
            document -> {
              throw new DomainException(new IdentityViolation.DocumentNotAccepted(document));
            });
  }
}
