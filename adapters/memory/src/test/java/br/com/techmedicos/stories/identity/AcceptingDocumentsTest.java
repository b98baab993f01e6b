package br.com.techmedicos.stories.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.application.identity.AcceptDocuments;
import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.RequestSignUp;
import br.com.techmedicos.application.identity.RequireAcceptance;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.LegalText;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Terms of use and privacy notice, where they are asked for. */
class AcceptingDocumentsTest {

  private static final LegalText TERMS = LegalText.current(LegalDocument.TERMS);
  private static final LegalText PRIVACY = LegalText.current(LegalDocument.PRIVACY);

  private final Reception reception = new Reception();
  private final Person person = Person.fresh();

  @Test
  void who_accepts_both_as_they_sign_up_is_not_asked_again() {
    AccountId patient = signUp(List.of(TERMS, PRIVACY));

    assertThatCode(() -> requireAcceptance(patient)).doesNotThrowAnyException();
    assertThat(reception.acceptances.of(patient)).extracting(Acceptance::at).hasSize(2);
  }

  @Test
  void where_addresses_are_confirmed_they_are_accepted_with_the_sign_up_too() {
    Reception discreet = new Reception(true, true);
    discreet
        .identity
        .requestSignUp()
        .handle(new RequestSignUp.Command(accepting(List.of(TERMS, PRIVACY))));
    AccountId patient =
        discreet.accounts.findBy(Role.PATIENT, Identifier.of(person.cpf())).orElseThrow().id();

    assertThat(discreet.acceptances.of(patient)).hasSize(2);
  }

  @Test
  void what_is_missing_is_named_until_it_is_accepted() {
    AccountId patient = signUp(List.of());

    assertThatThrownBy(() -> requireAcceptance(patient))
        .isInstanceOfSatisfying(DomainException.class, e -> assertMissing(e, LegalDocument.TERMS));
    accept(patient, TERMS);
    assertThatThrownBy(() -> requireAcceptance(patient))
        .isInstanceOfSatisfying(
            DomainException.class, e -> assertMissing(e, LegalDocument.PRIVACY));
    accept(patient, PRIVACY);

    assertThatCode(() -> requireAcceptance(patient)).doesNotThrowAnyException();
  }

  @Test
  void a_version_that_is_over_is_not_enough() {
    AccountId patient = signUp(List.of(PRIVACY));
    reception.unitOfWork.run(
        () ->
            reception.acceptances.add(
                new Acceptance(
                    patient, LegalDocument.TERMS, "2020-01", reception.clock.instant())));

    assertThatThrownBy(() -> requireAcceptance(patient))
        .isInstanceOfSatisfying(DomainException.class, e -> assertMissing(e, LegalDocument.TERMS));
  }

  @Test
  void the_first_time_counts() {
    AccountId patient = signUp(List.of(TERMS));
    List<Acceptance> before = reception.acceptances.of(patient);
    reception.clock.advance(Duration.ofDays(1));

    accept(patient, TERMS);

    assertThat(reception.acceptances.of(patient)).isEqualTo(before);
  }

  @Test
  void nobody_accepts_for_an_account_that_is_not_there() {
    AccountId nobody = new AccountId(Role.PATIENT, new UUID(7, 7));

    assertThatThrownBy(() -> accept(nobody, TERMS)).isInstanceOf(DomainException.class);
    assertThat(reception.acceptances.of(nobody)).isEmpty();
  }

  @Test
  void a_version_that_never_was_cannot_be_accepted() {
    assertThat(Arrays.stream(LegalDocument.values()).map(LegalText::current))
        .allSatisfy(
            text ->
                assertThat(LegalText.accepted(text.document(), text.version())).isEqualTo(text));
    assertThatThrownBy(() -> LegalText.accepted(LegalDocument.TERMS, "1999-01"))
        .isInstanceOfSatisfying(
            DomainException.class,
            e ->
                assertThat(e.violation())
                    .isEqualTo(new IdentityViolation.DocumentNotInForce(LegalDocument.TERMS)));
  }

  private static void assertMissing(DomainException refused, LegalDocument document) {
    assertThat(refused.violation()).isEqualTo(new IdentityViolation.DocumentNotAccepted(document));
  }

  private AccountId signUp(List<LegalText> accepted) {
    return AccountId.of(reception.identity.registerPatient().handle(accepting(accepted)).id());
  }

  private RegisterPatient.Command accepting(List<LegalText> accepted) {
    RegisterPatient.Command command = reception.signUpCommand(person);
    return new RegisterPatient.Command(
        command.name(),
        command.email(),
        command.cpf(),
        command.birthDate(),
        command.password(),
        command.address(),
        accepted);
  }

  private void accept(AccountId account, LegalText text) {
    reception
        .identity
        .acceptDocuments()
        .handle(new AcceptDocuments.Command(account, List.of(text)));
  }

  private void requireAcceptance(AccountId account) {
    reception.identity.requireAcceptance().handle(new RequireAcceptance.Query(account));
  }
}
