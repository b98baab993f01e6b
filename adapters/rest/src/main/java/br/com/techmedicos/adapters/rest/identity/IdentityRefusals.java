package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refusals;
import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** How the rules about who someone is are told. */
@Singleton
final class IdentityRefusals
    implements Refusals, IdentityViolation.Cases<Refusal>, AuthenticationViolation.Cases<Refusal> {

  private static final Location PASSWORD = Location.Pointer.ROOT.member("password");
  private static final Location BIRTH_DATE = Location.Pointer.ROOT.member("birthDate");

  @Override
  public Optional<Refusal> of(Violation violation) {
    if (violation instanceof IdentityViolation broken) {
      return Optional.of(broken.fold(this));
    }
    return violation instanceof AuthenticationViolation refused
        ? Optional.of(refused.fold(this))
        : Optional.empty();
  }

  @Override
  public Refusal crmMalformed(IdentityViolation.CrmMalformed violation) {
    return Refusal.invalid("crm-malformed");
  }

  @Override
  public Refusal unknownFederativeUnit(IdentityViolation.UnknownFederativeUnit violation) {
    return Refusal.invalid("unknown-federative-unit");
  }

  @Override
  public Refusal cpfInvalid(IdentityViolation.CpfInvalid violation) {
    return Refusal.invalid("cpf-invalid");
  }

  @Override
  public Refusal emailMalformed(IdentityViolation.EmailMalformed violation) {
    return Refusal.invalid("email-malformed");
  }

  @Override
  public Refusal birthDateOutOfRange(IdentityViolation.BirthDateOutOfRange violation) {
    return Refusal.invalid("birth-date-out-of-range").at(BIRTH_DATE);
  }

  @Override
  public Refusal underage(IdentityViolation.Underage violation) {
    return Refusal.of(ProblemType.UNDERAGE, "underage", violation.minimumAge());
  }

  @Override
  public Refusal loginMalformed(IdentityViolation.LoginMalformed violation) {
    return Refusal.invalid("login-malformed");
  }

  @Override
  public Refusal passwordLength(IdentityViolation.PasswordLength violation) {
    return Refusal.invalid("password-length", violation.minimum(), violation.maximum())
        .at(PASSWORD);
  }

  @Override
  public Refusal passwordTooCommon(IdentityViolation.PasswordTooCommon violation) {
    return Refusal.invalid("password-too-common").at(PASSWORD);
  }

  @Override
  public Refusal passwordTellsWhoseItIs(IdentityViolation.PasswordTellsWhoseItIs violation) {
    return Refusal.invalid("password-tells-whose-it-is").at(PASSWORD);
  }

  @Override
  public Refusal identifierTaken(IdentityViolation.IdentifierTaken violation) {
    String kind = violation.kind().name().toLowerCase(Locale.ROOT);
    return Refusal.of(ProblemType.ALREADY_REGISTERED, "already-registered." + kind);
  }

  @Override
  public Refusal accountClosed(IdentityViolation.AccountClosed violation) {
    return Refusal.of(ProblemType.UNAUTHENTICATED);
  }

  @Override
  public Refusal loginRefused(AuthenticationViolation.LoginRefused violation) {
    return Refusal.of(ProblemType.INVALID_CREDENTIALS);
  }

  @Override
  public Refusal sessionOver(AuthenticationViolation.SessionOver violation) {
    return Refusal.of(ProblemType.INVALID_REFRESH_TOKEN);
  }

  @Override
  public Refusal tooManyAttempts(AuthenticationViolation.TooManyAttempts violation) {
    return Refusal.of(ProblemType.TOO_MANY_REQUESTS).after(violation.retryAfter());
  }
}
