package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.domain.shared.DomainException;

/** Calls partners, and nobody whom they point to inside. */
public interface PartnerCalls {

  /**
   * Checks that an address leads to no network of ours. One whose name is unknown now may lead
   * anywhere later, so each call looks again.
   *
   * @throws DomainException with {@link PartnershipViolation.AddressInternal}; or, if it is not
   *     encrypted, with {@link PartnershipViolation.AddressUnknown} or, if its network was not
   *     opened, {@link PartnershipViolation.AddressMalformed}
   */
  void requireOutside(WebhookAddress address);

  /** {@return what became of a call, within {@code DeliverLetters.LONGEST_TELLING}} */
  Outcome call(WebhookCall call);
}
