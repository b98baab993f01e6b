package br.com.techmedicos.adapters.rest.partnership;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemMapping;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.partnership.PartnershipViolation;
import br.com.techmedicos.application.partnership.WebhookEvent;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Maps the violations about webhooks to problems. */
@Singleton
final class PartnershipProblems implements ProblemMapping, PartnershipViolation.Cases<Problem> {

  private static final Location URL = Location.Pointer.ROOT.member("url");

  @Override
  public Optional<Problem> of(Violation violation) {
    return violation instanceof PartnershipViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Problem addressMalformed(PartnershipViolation.AddressMalformed violation) {
    return Problem.invalid("webhook-address-malformed").at(URL);
  }

  @Override
  public Problem addressUnknown(PartnershipViolation.AddressUnknown violation) {
    return Problem.invalid("webhook-address-unknown").at(URL);
  }

  @Override
  public Problem addressInternal(PartnershipViolation.AddressInternal violation) {
    return Problem.invalid("webhook-address-internal").at(URL);
  }

  @Override
  public Problem eventUnknown(PartnershipViolation.EventUnknown violation) {
    return Problem.invalid("not-one-of", String.join(", ", WebhookEvent.TYPES));
  }

  @Override
  public Problem tooManyWebhooks(PartnershipViolation.TooManyWebhooks violation) {
    return Problem.of(ProblemType.TOO_MANY_WEBHOOKS, "too-many-webhooks", violation.maximum());
  }
}
