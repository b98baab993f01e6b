package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on refusals by the domain. */
public final class ViolationAssertions {

  private ViolationAssertions() {}

  /** Asserts that an attempt is refused. */
  public static void assertRefused(Violation violation, ThrowingCallable attempt) {
    DomainException refusal = catchThrowableOfType(DomainException.class, attempt);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.violation()).isEqualTo(violation);
  }

  /** Asserts that all failures are refusals. */
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
