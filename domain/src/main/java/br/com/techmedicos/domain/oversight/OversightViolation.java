package br.com.techmedicos.domain.oversight;

import br.com.techmedicos.domain.shared.Violation;

/** A rule about what operators do that was broken. */
public sealed interface OversightViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T ownRequest(OwnRequest violation);

    T requestOver(RequestOver violation);
  }

  /** An operator decides on what they asked for themself. */
  record OwnRequest() implements OversightViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.ownRequest(this);
    }
  }

  /** A request that was decided already, or that nobody decided in time. */
  record RequestOver() implements OversightViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.requestOver(this);
    }
  }
}
