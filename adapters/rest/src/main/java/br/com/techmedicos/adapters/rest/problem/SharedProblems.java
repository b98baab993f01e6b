package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;

/** Maps the violations that all features share to problems. */
@Singleton
final class SharedProblems implements ProblemMapping {

  @Override
  public Optional<Problem> of(Violation violation) {
    if (violation instanceof RequestViolation malformed) {
      return Optional.of(Problem.invalid(malformed.message()));
    }
    if (violation instanceof TooManyElements tooMany) {
      return Optional.of(Problem.invalid("too-many-elements", tooMany.maximum()));
    }
    if (violation instanceof NotOneOf other) {
      return Optional.of(Problem.invalid("not-one-of", String.join(", ", other.accepted())));
    }
    if (violation instanceof NotInRange other) {
      return Optional.of(Problem.invalid("not-in-range", other.least(), other.most()));
    }
    if (violation instanceof InvalidValue invalid) {
      return Optional.of(invalid.fold(new InvalidValues()));
    }
    if (violation instanceof UseCaseViolation refused) {
      return Optional.of(refused.fold(new UseCases()));
    }
    return Optional.empty();
  }

  private static final class InvalidValues implements InvalidValue.Cases<Problem> {
    @Override
    public Problem textLength(InvalidValue.TextLength violation) {
      return Problem.invalid("text-length", violation.minimum(), violation.maximum());
    }

    @Override
    public Problem controlCharacters(InvalidValue.ControlCharacters violation) {
      return Problem.invalid("control-characters");
    }

    @Override
    public Problem moneyAmount(InvalidValue.MoneyAmount violation) {
      return Problem.invalid(
          "money-amount", new Money(BigDecimal.ZERO), Money.parse(violation.maximum()));
    }

    @Override
    public Problem moneyCurrency(InvalidValue.MoneyCurrency violation) {
      return Problem.invalid("money-currency");
    }

    @Override
    public Problem notARegion(InvalidValue.NotARegion violation) {
      return Problem.invalid("not-a-region");
    }
  }

  private static final class UseCases implements UseCaseViolation.Cases<Problem> {
    @Override
    public Problem notFound(UseCaseViolation.NotFound violation) {
      return Problem.of(ProblemType.NOT_FOUND);
    }

    @Override
    public Problem versionMismatch(UseCaseViolation.VersionMismatch violation) {
      return Problem.of(ProblemType.STALE_VERSION);
    }
  }
}
