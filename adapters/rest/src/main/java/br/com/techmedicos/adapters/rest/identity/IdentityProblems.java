package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemMapping;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Maps the violations of identity and authentication to problems. */
@Singleton
final class IdentityProblems
    implements ProblemMapping,
        IdentityViolation.Cases<Problem>,
        AuthenticationViolation.Cases<Problem> {

  private static final Location PASSWORD = Location.Pointer.ROOT.member("password");
  private static final Location BIRTH_DATE = Location.Pointer.ROOT.member("birthDate");

  @Override
  public Optional<Problem> of(Violation violation) {
    if (violation instanceof IdentityViolation broken) {
      return Optional.of(broken.fold(this));
    }
    return violation instanceof AuthenticationViolation refused
        ? Optional.of(refused.fold(this))
        : Optional.empty();
  }

  @Override
  public Problem crmMalformed(IdentityViolation.CrmMalformed violation) {
    return Problem.invalid("crm-malformed");
  }

  @Override
  public Problem unknownFederativeUnit(IdentityViolation.UnknownFederativeUnit violation) {
    return Problem.invalid(
        "unknown-federative-unit",
        Arrays.stream(FederativeUnit.values()).map(Enum::name).collect(Collectors.joining(", ")));
  }

  @Override
  public Problem cpfInvalid(IdentityViolation.CpfInvalid violation) {
    return Problem.invalid("cpf-invalid");
  }

  @Override
  public Problem emailMalformed(IdentityViolation.EmailMalformed violation) {
    return Problem.invalid("email-malformed");
  }

  @Override
  public Problem nameWithLink(IdentityViolation.NameWithLink violation) {
    return Problem.invalid("name-with-link");
  }

  @Override
  public Problem birthDateOutOfRange(IdentityViolation.BirthDateOutOfRange violation) {
    return Problem.invalid("birth-date-out-of-range").at(BIRTH_DATE);
  }

  @Override
  public Problem underage(IdentityViolation.Underage violation) {
    return Problem.of(ProblemType.UNDERAGE, "underage", violation.minimumAge());
  }

  @Override
  public Problem loginMalformed(IdentityViolation.LoginMalformed violation) {
    return Problem.invalid("login-malformed");
  }

  @Override
  public Problem passwordLength(IdentityViolation.PasswordLength violation) {
    return Problem.invalid("password-length", violation.minimum(), violation.maximum())
        .at(PASSWORD);
  }

  @Override
  public Problem passwordTooCommon(IdentityViolation.PasswordTooCommon violation) {
    return Problem.invalid("password-too-common").at(PASSWORD);
  }

  @Override
  public Problem passwordTellsWhoseItIs(IdentityViolation.PasswordTellsWhoseItIs violation) {
    return Problem.invalid("password-tells-whose-it-is").at(PASSWORD);
  }

  @Override
  public Problem identifierTaken(IdentityViolation.IdentifierTaken violation) {
    String kind = violation.kind().name().toLowerCase(Locale.ROOT);
    return Problem.of(ProblemType.ALREADY_REGISTERED, "already-registered." + kind);
  }

  @Override
  public Problem accountClosed(IdentityViolation.AccountClosed violation) {
    return Problem.of(ProblemType.UNAUTHENTICATED);
  }

  @Override
  public Problem cpfReleasedLately(IdentityViolation.CpfReleasedLately violation) {
    return Problem.of(ProblemType.CPF_RELEASED_LATELY, "cpf-released-lately", violation.until())
        .opening(violation.until());
  }

  @Override
  public Problem emailUnconfirmed(IdentityViolation.EmailUnconfirmed violation) {
    return Problem.of(ProblemType.EMAIL_UNCONFIRMED);
  }

  @Override
  public Problem operatorNeedsApproval(IdentityViolation.OperatorNeedsApproval violation) {
    return Problem.of(ProblemType.FORBIDDEN);
  }

  @Override
  public Problem documentNotInForce(IdentityViolation.DocumentNotInForce violation) {
    return Problem.of(
        ProblemType.DOCUMENT_NOT_IN_FORCE, told(violation.document(), "-not-in-force"));
  }

  @Override
  public Problem documentNotAccepted(IdentityViolation.DocumentNotAccepted violation) {
    return Problem.of(
        ProblemType.DOCUMENT_NOT_ACCEPTED, told(violation.document(), "-not-accepted"));
  }

  private static String told(LegalDocument document, String what) {
    return document.name().toLowerCase(Locale.ROOT) + what;
  }

  @Override
  public Problem callerOut(AuthenticationViolation.CallerOut violation) {
    return Problem.of(ProblemType.UNAUTHENTICATED);
  }

  @Override
  public Problem loginRefused(AuthenticationViolation.LoginRefused violation) {
    return Problem.of(ProblemType.INVALID_CREDENTIALS);
  }

  @Override
  public Problem sessionOver(AuthenticationViolation.SessionOver violation) {
    return Problem.of(ProblemType.INVALID_REFRESH_TOKEN);
  }

  @Override
  public Problem tokenVoid(AuthenticationViolation.TokenVoid violation) {
    return Problem.of(ProblemType.CODE_VOID);
  }

  @Override
  public Problem wrongPassword(AuthenticationViolation.WrongPassword violation) {
    return Problem.of(ProblemType.WRONG_PASSWORD);
  }

  @Override
  public Problem secondFactorRequired(AuthenticationViolation.SecondFactorRequired violation) {
    return Problem.of(ProblemType.SECOND_FACTOR_REQUIRED);
  }

  @Override
  public Problem secondFactorOn(AuthenticationViolation.SecondFactorOn violation) {
    return Problem.of(ProblemType.SECOND_FACTOR_ON);
  }

  @Override
  public Problem wrongCode(AuthenticationViolation.WrongCode violation) {
    return Problem.of(ProblemType.WRONG_CODE);
  }

  @Override
  public Problem tooManyCodes(AuthenticationViolation.TooManyCodes violation) {
    return Problem.of(ProblemType.TOO_MANY_REQUESTS).after(violation.retryAfter());
  }

  @Override
  public Problem proofRequired(AuthenticationViolation.ProofRequired violation) {
    return Problem.of(ProblemType.PROOF_REQUIRED);
  }

  @Override
  public Problem clientRefused(AuthenticationViolation.ClientRefused violation) {
    return Problem.of(ProblemType.INVALID_CLIENT);
  }

  @Override
  public Problem scopeRefused(AuthenticationViolation.ScopeRefused violation) {
    return Problem.of(ProblemType.INVALID_SCOPE);
  }

  @Override
  public Problem tooManyClients(AuthenticationViolation.TooManyClients violation) {
    return Problem.of(ProblemType.TOO_MANY_CLIENTS, "too-many-clients", violation.maximum());
  }

  @Override
  public Problem tooManyAttempts(AuthenticationViolation.TooManyAttempts violation) {
    return Problem.of(ProblemType.TOO_MANY_REQUESTS).after(violation.retryAfter());
  }
}
