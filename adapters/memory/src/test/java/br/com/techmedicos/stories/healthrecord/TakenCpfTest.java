package br.com.techmedicos.stories.healthrecord;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs;
import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.application.identity.FindCpfHolder;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentCancelled;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.stories.RecordStory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody signed up with the CPF of somebody else, who wants it back. */
class TakenCpfTest extends RecordStory {

  private static final Password PASSWORD = Password.typed("uma senha bem longa");
  private static final Reason PROVED = new Reason("Compareceu com documento.");

  private final OperatorId operator = new OperatorId(clinic.ids().next());
  private final Person owner = Person.fresh();
  private final EmailAddress squattersAddress = Person.fresh().email();
  private final PatientId squatter = signUp(squattersAddress);

  @Test
  void the_account_that_has_it_is_closed_with_all_that_opens_it() {
    AppointmentId accepted = book(squatter, ana, FRIDAY_0850);
    accept(accepted);
    AppointmentId requested = book(squatter, ana, FRIDAY_0800);
    RecordFile file = upload(squatter);
    share(squatter, bruno, file);

    ReleaseCpf.Released released = release(squatter);

    assertThat(released).isEqualTo(new ReleaseCpf.Released(squatter, clock.instant(), 2, 1));
    assertThat(kept(accepted).status()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(kept(requested).status()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(clinic.events())
        .contains(
            new AppointmentCancelled(accepted, Canceller.SERVICE, clock.instant()),
            new AppointmentCancelled(requested, Canceller.SERVICE, clock.instant()));
    assertThat(freeOn(FRIDAY)).contains(FRIDAY_0800, FRIDAY_0850);
    assertRefused(new AuthenticationViolation.LoginRefused(), this::logIn);
    assertSeesNothing(bruno, squatter);
    assertThat(clinic.patients().find(squatter).orElseThrow().email())
        .isEqualTo(EmailAddress.ERASED);
    assertThat(stored.retained().retainedUntil(squatter)).isPresent();
  }

  @Test
  void its_owner_signs_up_and_finds_nothing_of_the_other() {
    upload(squatter);
    release(squatter);

    PatientId signedUp = signUp(owner.email());

    assertThat(signedUp).isNotEqualTo(squatter);
    assertThat(stored.files().usage(signedUp).files()).isZero();
    assertThat(logOf(signedUp)).isEmpty();
    logIn();
  }

  @Test
  void who_reads_the_address_of_the_account_is_told_and_not_by_the_name_that_was_typed() {
    release(squatter);
    clinic.tellEveryone();

    List<Notice> told =
        clinic.notices().sent().stream()
            .filter(notice -> notice.kind() == Notice.Kind.ACCOUNT_CLOSED)
            .toList();
    assertThat(told).extracting(Notice::address).containsExactly(squattersAddress);
    assertThat(told).extracting(Notice::addressee).containsExactly(Optional.empty());
  }

  @Test
  void for_a_day_nobody_signs_up_with_it_but_who_has_the_address_of_the_owner() {
    release(squatter);

    assertRefused(
        new IdentityViolation.IdentifierTaken(Identifier.Kind.CPF),
        () -> signUp(Person.fresh().email()));
    assertRefused(
        new IdentityViolation.IdentifierTaken(Identifier.Kind.CPF),
        () -> signUp(Person.fresh().email()));
    signUp(owner.email());
    logIn();
  }

  @Test
  void it_is_not_kept_for_an_address_with_which_nobody_could_sign_up() {
    EmailAddress ofAnother = Person.fresh().email();
    signUp(Person.fresh().cpf(), ofAnother);

    assertRefused(
        new IdentityViolation.IdentifierTaken(Identifier.Kind.EMAIL),
        () -> release(squatter, ofAnother));

    assertThat(holder()).isEqualTo(squatter);
    release(squatter, squattersAddress);
    signUp(squattersAddress);
  }

  @Test
  void after_a_day_anybody_can_have_it_again() {
    release(squatter);
    clock.setTo(clock.instant().plus(ReleaseCpf.REST));
    clinic.identity().forgetOldLogins().handle(new ForgetOldLogins.Command(10));

    signUp(Person.fresh().email());
  }

  @Test
  void a_suspended_account_is_closed_as_well() {
    clinic
        .identity()
        .suspendAccount()
        .handle(new SuspendAccount.Command(AccountId.of(squatter), new Reason("Suspeita.")));

    release(squatter);

    signUp(owner.email());
  }

  @Test
  void a_release_that_is_repeated_does_not_close_the_account_of_the_owner() {
    release(squatter);
    assertRefused(new UseCaseViolation.NotFound(), () -> release(squatter));
    assertRefused(new UseCaseViolation.NotFound(), this::holder);

    PatientId signedUp = signUp(owner.email());

    assertThat(holder()).isEqualTo(signedUp);
    assertRefused(
        new IdentityViolation.CpfReleasedLately(clock.instant().plus(ReleaseCpf.REST)),
        () -> release(signedUp));
    logIn();
    clock.setTo(clock.instant().plus(ReleaseCpf.REST));
    assertThat(release(signedUp).from()).isEqualTo(signedUp);
  }

  @Test
  void the_log_says_that_an_operator_ended_the_grants() {
    share(squatter, bruno, upload(squatter));

    release(squatter);

    assertThat(logOf(squatter).get(0).access().action()).isEqualTo(AccessAction.REVOKE);
    assertThat(logOf(squatter).get(0).access().actor()).isEqualTo(AccountId.of(operator));
    assertThat(verifyLogs()).isEqualTo(new VerifyAccessLogs.Findings(1, 2, Optional.empty()));
  }

  private ReleaseCpf.Released release(PatientId from) {
    return release(from, owner.email());
  }

  private ReleaseCpf.Released release(PatientId from, EmailAddress address) {
    return record
        .releaseCpf()
        .handle(new ReleaseCpf.Command(from, operator, Optional.of(address), PROVED));
  }

  private PatientId holder() {
    return clinic.identity().findCpfHolder().handle(new FindCpfHolder.Query(owner.cpf()));
  }

  private void logIn() {
    clinic.logIn(Role.PATIENT, Identifier.of(owner.cpf()), PASSWORD);
  }

  private PatientId signUp(EmailAddress email) {
    return signUp(owner.cpf(), email);
  }

  private PatientId signUp(Cpf cpf, EmailAddress email) {
    return clinic
        .identity()
        .registerPatient()
        .handle(
            new RegisterPatient.Command(
                PersonName.parse("Marta Dias"),
                email,
                cpf,
                new BirthDate(LocalDate.of(1980, 2, 29)),
                PASSWORD,
                ClientAddress.of("203.0.113.7")))
        .id();
  }
}
