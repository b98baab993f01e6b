package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.IdentityViolation.AccountClosed;
import br.com.techmedicos.domain.identity.IdentityViolation.BirthDateOutOfRange;
import br.com.techmedicos.domain.identity.IdentityViolation.Cases;
import br.com.techmedicos.domain.identity.IdentityViolation.CpfInvalid;
import br.com.techmedicos.domain.identity.IdentityViolation.CpfReleasedLately;
import br.com.techmedicos.domain.identity.IdentityViolation.CrmMalformed;
import br.com.techmedicos.domain.identity.IdentityViolation.DocumentNotAccepted;
import br.com.techmedicos.domain.identity.IdentityViolation.DocumentNotInForce;
import br.com.techmedicos.domain.identity.IdentityViolation.EmailMalformed;
import br.com.techmedicos.domain.identity.IdentityViolation.EmailUnconfirmed;
import br.com.techmedicos.domain.identity.IdentityViolation.IdentifierTaken;
import br.com.techmedicos.domain.identity.IdentityViolation.LoginMalformed;
import br.com.techmedicos.domain.identity.IdentityViolation.NameWithLink;
import br.com.techmedicos.domain.identity.IdentityViolation.OperatorNeedsApproval;
import br.com.techmedicos.domain.identity.IdentityViolation.PasswordLength;
import br.com.techmedicos.domain.identity.IdentityViolation.PasswordTellsWhoseItIs;
import br.com.techmedicos.domain.identity.IdentityViolation.PasswordTooCommon;
import br.com.techmedicos.domain.identity.IdentityViolation.Underage;
import br.com.techmedicos.domain.identity.IdentityViolation.UnknownFederativeUnit;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityViolationTest {

  static Stream<IdentityViolation> violations() {
    return Stream.of(
        new CrmMalformed(),
        new UnknownFederativeUnit(),
        new CpfInvalid(),
        new EmailMalformed(),
        new NameWithLink(),
        new BirthDateOutOfRange(),
        new Underage(18),
        new LoginMalformed(),
        new PasswordLength(8, 128),
        new PasswordTooCommon(),
        new PasswordTellsWhoseItIs(),
        new IdentifierTaken(Identifier.Kind.CPF),
        new AccountClosed(),
        new EmailUnconfirmed(),
        new CpfReleasedLately(Instant.EPOCH),
        new OperatorNeedsApproval(),
        new DocumentNotInForce(LegalDocument.TERMS),
        new DocumentNotAccepted(LegalDocument.PRIVACY));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void each_kind_gets_the_answer_of_its_own_case(IdentityViolation violation) {
    assertThat(violation.fold(nameOfTheCase()))
        .isEqualToIgnoringCase(violation.getClass().getSimpleName());
  }

  @Test
  void every_kind_is_tested() {
    assertThat(violations().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(IdentityViolation.class.getPermittedSubclasses());
  }

  /** Answers with the name of the case that was asked. */
  @SuppressWarnings("unchecked")
  private static Cases<String> nameOfTheCase() {
    return (Cases<String>)
        Proxy.newProxyInstance(
            Cases.class.getClassLoader(),
            new Class<?>[] {Cases.class},
            (proxy, method, arguments) -> method.getName());
  }
}
