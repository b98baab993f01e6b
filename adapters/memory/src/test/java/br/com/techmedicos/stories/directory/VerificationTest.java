package br.com.techmedicos.stories.directory;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DecideVerification.Decision;
import br.com.techmedicos.application.directory.RegisterDoctor;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.directory.ViewDoctorProfile;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorProfileChanged;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRegistered;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRejected;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorVerified;
import br.com.techmedicos.domain.directory.DirectoryViolation.NothingToDecide;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.DoctorNotBookable;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.ZoneRegion;
import br.com.techmedicos.stories.ClinicStory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A doctor signs up, is looked into, and is found from then on. */
class VerificationTest extends ClinicStory {

  private static final Crm CRM = new Crm("987654", FederativeUnit.AC);
  private static final EmailAddress EMAIL = EmailAddress.parse("bia@example.com");
  private static final Qualification CLAIMED =
      Qualification.claimed(Specialty.CARDIOLOGY, Optional.of(new Rqe("1234")));
  private static final Qualification CONFIRMED =
      new Qualification(Specialty.CARDIOLOGY, Optional.of(new Rqe("1234")), true);

  private static DoctorProfile profile(Qualification... qualifications) {
    return SampleDoctor.any().named("Bia Lima").qualified(qualifications).profile();
  }

  private Doctor signUp(Crm crm, EmailAddress email, String password) {
    return clinic
        .directory()
        .registerDoctor()
        .handle(
            new RegisterDoctor.Command(
                crm,
                email,
                Password.typed(password),
                profile(CLAIMED),
                new ZoneRegion("America/Rio_Branco"),
                ClientAddress.of("203.0.113.7")));
  }

  private Doctor signUp() {
    return signUp(CRM, EMAIL, "jabuticaba-42");
  }

  private Doctor decide(DoctorId doctor, Decision decision) {
    return clinic
        .directory()
        .decideVerification()
        .handle(new DecideVerification.Command(doctor, decision));
  }

  private Doctor change(DoctorId doctor, long expectedVersion, DoctorProfile profile) {
    return clinic
        .directory()
        .updateDoctorProfile()
        .handle(new UpdateDoctorProfile.Command(doctor, expectedVersion, profile));
  }

  private Doctor view(DoctorId doctor) {
    return clinic.directory().viewDoctorProfile().handle(new ViewDoctorProfile.Query(doctor));
  }

  private List<DoctorId> awaiting() {
    return clinic
        .verificationQueue()
        .list(VerificationStatus.PENDING_VERIFICATION, 20, Optional.empty())
        .items()
        .stream()
        .map(Doctor::id)
        .toList();
  }

  private List<DomainEvent> eventsOf(DoctorId doctor) {
    return clinic.events().stream()
        .filter(event -> event.aggregateId().equals(doctor.value()))
        .toList();
  }

  @Test
  void a_new_doctor_has_an_account_and_waits() {
    Doctor doctor = signUp();

    assertThat(doctor.crm()).isEqualTo(CRM);
    assertThat(doctor.email()).isEqualTo(EMAIL);
    assertThat(doctor.timeZone()).isEqualTo(new ZoneRegion("America/Rio_Branco"));
    assertThat(doctor.status()).isEqualTo(VerificationStatus.PENDING_VERIFICATION);
    assertThat(view(doctor.id())).usingRecursiveComparison().isEqualTo(doctor);
    assertThat(clinic.accounts().findBy(Role.DOCTOR, Identifier.of(CRM)))
        .hasValueSatisfying(
            account -> {
              assertThat(account.id().value()).isEqualTo(doctor.id().value());
              assertThat(
                      new InMemoryPasswordHasher()
                          .verify(
                              Password.typed("jabuticaba-42"),
                              Optional.of(account.passwordHash()),
                              ClientAddress.of("localhost"),
                              0))
                  .isEqualTo(PasswordHasher.Comparison.MATCH);
            });
    assertThat(clinic.accounts().findBy(Role.DOCTOR, Identifier.of(EMAIL))).isPresent();
    assertThat(awaiting()).containsExactly(doctor.id());
    assertThat(eventsOf(doctor.id())).containsExactly(new DoctorRegistered(doctor.id(), SEVEN));
  }

  @Test
  void a_doctor_who_waits_prepares_an_agenda_but_is_neither_found_nor_booked() {
    DoctorId doctor = signUp().id();
    clinic.openEveryDay(doctor, "06:00", "10:00");

    assertThat(clinic.doctorListings().find(doctor)).isEmpty();
    assertRefused(new UseCaseViolation.NotFound(), () -> freeOn(FRIDAY, doctor));
    assertRefused(new DoctorNotBookable(), () -> book(jose, doctor, FRIDAY_0800));
  }

  @Test
  void an_approved_doctor_is_found_booked_and_shown_as_a_specialist() {
    DoctorId doctor = signUp().id();
    clinic.openEveryDay(doctor, "06:00", "10:00");

    Doctor approved = decide(doctor, new Decision.Approved());

    assertThat(approved.status()).isEqualTo(VerificationStatus.VERIFIED);
    assertThat(view(doctor)).usingRecursiveComparison().isEqualTo(approved);
    assertThat(clinic.doctorListings().find(doctor).map(found -> found.profile().qualifications()))
        .contains(List.of(CONFIRMED));
    assertThat(freeOn(FRIDAY, doctor)).contains(FRIDAY_0800);
    assertThat(kept(book(jose, doctor, FRIDAY_0800)).doctor()).isEqualTo(doctor);
    assertThat(awaiting()).isEmpty();
    assertThat(eventsOf(doctor)).endsWith(new DoctorVerified(doctor, SEVEN));
  }

  @Test
  void a_rejected_doctor_is_told_why_mends_the_profile_and_waits_again() {
    DoctorId doctor = signUp().id();

    Doctor rejected = decide(doctor, new Decision.Rejected(new Reason("RQE não encontrado")));
    assertThat(view(doctor).statusReason()).contains(new Reason("RQE não encontrado"));
    assertThat(awaiting()).isEmpty();
    assertThat(eventsOf(doctor)).endsWith(new DoctorRejected(doctor, SEVEN));

    change(doctor, rejected.version(), profile());
    assertThat(awaiting()).containsExactly(doctor);
    assertThat(eventsOf(doctor)).endsWith(new DoctorProfileChanged(doctor, SEVEN));
  }

  @Test
  void a_decision_that_cannot_be_leaves_everything_as_it_was() {
    DoctorId doctor = signUp().id();
    Doctor before = view(doctor);
    List<DomainEvent> events = clinic.events();

    assertRefused(
        new NothingToDecide(VerificationStatus.VERIFIED),
        () -> decide(ana, new Decision.Approved()));
    assertRefused(
        new UseCaseViolation.NotFound(),
        () -> decide(new DoctorId(clinic.ids().next()), new Decision.Approved()));

    assertThat(view(doctor)).usingRecursiveComparison().isEqualTo(before);
    assertThat(clinic.events()).isEqualTo(events);
  }

  @Test
  void a_registration_that_was_added_waits_while_the_doctor_goes_on() {
    DoctorId doctor = signUp().id();
    Doctor approved = decide(doctor, new Decision.Approved());
    Qualification added = Qualification.claimed(Specialty.UROLOGY, Optional.of(new Rqe("99")));

    change(doctor, approved.version(), profile(CLAIMED, added));

    assertThat(awaiting()).containsExactly(doctor);
    assertThat(clinic.doctorListings().find(doctor).map(found -> found.profile().qualifications()))
        .contains(List.of(CONFIRMED, added));
  }

  @Test
  void whoever_changes_a_version_that_is_not_the_last_is_told_so() {
    Doctor doctor = signUp();
    change(doctor.id(), doctor.version(), profile());

    assertRefused(
        new UseCaseViolation.VersionMismatch(),
        () -> change(doctor.id(), doctor.version(), profile(CLAIMED)));

    assertThat(view(doctor.id()).profile().qualifications()).isEmpty();
  }

  @Test
  void nobody_has_no_profile() {
    DoctorId nobody = new DoctorId(clinic.ids().next());

    assertRefused(new UseCaseViolation.NotFound(), () -> view(nobody));
    assertRefused(new UseCaseViolation.NotFound(), () -> change(nobody, 1, profile()));
  }

  @Test
  void of_a_doctor_whose_crm_or_address_is_taken_nothing_is_kept() {
    signUp();
    List<DomainEvent> events = clinic.events();
    EmailAddress otherEmail = EmailAddress.parse("other@example.com");
    Crm otherCrm = new Crm("987654", FederativeUnit.SP); // the same number in another unit

    assertRefused(
        new IdentityViolation.IdentifierTaken(Identifier.of(CRM).kind()),
        () -> signUp(CRM, otherEmail, "jabuticaba-42"));
    assertRefused(
        new IdentityViolation.IdentifierTaken(Identifier.of(EMAIL).kind()),
        () -> signUp(otherCrm, EMAIL, "jabuticaba-42"));

    assertThat(clinic.events()).isEqualTo(events);
    assertThat(awaiting()).hasSize(1);
    assertThat(signUp(otherCrm, otherEmail, "jabuticaba-42").crm()).isEqualTo(otherCrm);
  }

  @Test
  void a_password_that_tells_who_one_is_is_refused() {
    assertRefused(
        new IdentityViolation.PasswordTellsWhoseItIs(),
        () -> signUp(CRM, EMAIL, "bia@example.com"));

    assertThat(awaiting()).isEmpty();
  }
}
