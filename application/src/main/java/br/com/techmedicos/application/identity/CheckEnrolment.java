package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;

/** Tells whether a caller must set up a second factor before anything else. */
public final class CheckEnrolment {

  private final SecondFactors factors;
  private final boolean operatorsNeedOne;

  /**
   * @param operatorsNeedOne whether operators must have one
   */
  CheckEnrolment(SecondFactors factors, boolean operatorsNeedOne) {
    this.factors = factors;
    this.operatorsNeedOne = operatorsNeedOne;
  }

  /** Who calls. */
  public record Query(AccountId account) {}

  /** What a caller may do. */
  public enum Enrolment {
    /** What their role may. */
    DONE,
    /** Set up a second factor, and nothing that their role may. */
    DUE
  }

  /**
   * Looks at the second factor, if the role needs one. It is asked at each request of an operator.
   *
   * @return what they may do
   */
  public Enrolment handle(Query query) {
    boolean needsOne = operatorsNeedOne && query.account().role() == Role.OPERATOR;
    return needsOne && factors.find(query.account()).filter(SecondFactor::isOn).isEmpty()
        ? Enrolment.DUE
        : Enrolment.DONE;
  }
}
