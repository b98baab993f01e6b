package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects the refusals of the domain. */
public final class ViolationAssertions {

  private ViolationAssertions() {}

  /**
   * What is tried is refused.
   *
   * @param violation why
   * @param attempt what is tried
   */
  public static void assertRefused(Violation violation, ThrowingCallable attempt) {
    DomainException refusal = catchThrowableOfType(DomainException.class, attempt);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.violation()).isEqualTo(violation);
  }

  /**
   * All of them are refusals.
   *
   * @param violation why
   * @param failures what was thrown
   */
  public static void assertAllRefused(Violation violation, Iterable<Throwable> failures) {
    assertThat(failures)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.violation()).isEqualTo(violation)));
  }
}
