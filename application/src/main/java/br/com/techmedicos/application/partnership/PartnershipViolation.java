package br.com.techmedicos.application.partnership;

import br.com.techmedicos.domain.shared.Violation;

/** A broken rule about webhooks. */
public sealed interface PartnershipViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T addressMalformed(AddressMalformed violation);

    T addressUnknown(AddressUnknown violation);

    T addressInternal(AddressInternal violation);

    T eventUnknown(EventUnknown violation);

    T tooManyWebhooks(TooManyWebhooks violation);
  }

  /** An address that is no https address, or has a login or a fragment. */
  record AddressMalformed() implements PartnershipViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.addressMalformed(this);
    }
  }

  /** An address without encryption whose name is not known, so that nobody can say where it is. */
  record AddressUnknown() implements PartnershipViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.addressUnknown(this);
    }
  }

  /** An address in a network that partners may not reach through the service. */
  record AddressInternal() implements PartnershipViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.addressInternal(this);
    }
  }

  /** A type of event that no partner is told. */
  record EventUnknown() implements PartnershipViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.eventUnknown(this);
    }
  }

  /**
   * There is no room for another webhook.
   *
   * @param maximum the most webhooks
   */
  record TooManyWebhooks(int maximum) implements PartnershipViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManyWebhooks(this);
    }
  }
}
