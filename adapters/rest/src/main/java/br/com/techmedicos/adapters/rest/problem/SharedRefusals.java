package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How violations that every feature knows are told. */
@Singleton
final class SharedRefusals implements Refusals {

  @Override
  public Optional<Refusal> of(Violation violation) {
    if (violation instanceof Malformed malformed) {
      return Optional.of(Refusal.invalid(malformed.message()));
    }
    if (violation instanceof TooManyElements tooMany) {
      return Optional.of(Refusal.invalid("too-many-elements", tooMany.maximum()));
    }
    if (violation instanceof InvalidValue invalid) {
      return Optional.of(invalid.fold(new InvalidValues()));
    }
    if (violation instanceof UseCaseViolation refused) {
      return Optional.of(refused.fold(new UseCases()));
    }
    return Optional.empty();
  }

  private static final class InvalidValues implements InvalidValue.Cases<Refusal> {
    @Override
    public Refusal textLength(InvalidValue.TextLength violation) {
      return Refusal.invalid("text-length", violation.minimum(), violation.maximum());
    }

    @Override
    public Refusal controlCharacters(InvalidValue.ControlCharacters violation) {
      return Refusal.invalid("control-characters");
    }

    @Override
    public Refusal moneyAmount(InvalidValue.MoneyAmount violation) {
      return Refusal.invalid("money-amount", violation.maximum());
    }

    @Override
    public Refusal moneyCurrency(InvalidValue.MoneyCurrency violation) {
      return Refusal.invalid("money-currency");
    }
  }

  private static final class UseCases implements UseCaseViolation.Cases<Refusal> {
    @Override
    public Refusal notFound(UseCaseViolation.NotFound violation) {
      return Refusal.of(ProblemType.NOT_FOUND);
    }

    @Override
    public Refusal versionMismatch(UseCaseViolation.VersionMismatch violation) {
      return Refusal.of(ProblemType.STALE_VERSION);
    }
  }
}
