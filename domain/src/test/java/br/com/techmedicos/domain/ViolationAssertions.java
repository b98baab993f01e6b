package br.com.techmedicos.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects the refusals of the domain. */
public final class ViolationAssertions {

  private ViolationAssertions() {}

  /** What is tried is refused for this reason. */
  public static void assertRefused(Violation violation, ThrowingCallable attempt) {
    DomainException refusal = catchThrowableOfType(DomainException.class, attempt);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.violation()).isEqualTo(violation);
  }
}
