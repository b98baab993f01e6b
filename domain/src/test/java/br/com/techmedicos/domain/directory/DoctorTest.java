package br.com.techmedicos.domain.directory;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.directory.VerificationStatus.PENDING_VERIFICATION;
import static br.com.techmedicos.domain.directory.VerificationStatus.REJECTED;
import static br.com.techmedicos.domain.directory.VerificationStatus.SUSPENDED;
import static br.com.techmedicos.domain.directory.VerificationStatus.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorProfileChanged;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRegistered;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRejected;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorSuspended;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorVerified;
import br.com.techmedicos.domain.directory.DirectoryViolation.NothingToDecide;
import br.com.techmedicos.domain.directory.DirectoryViolation.SpecialtyClaimedTwice;
import br.com.techmedicos.domain.directory.DirectoryViolation.TooManySpecialties;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorTest {

  private static final DoctorId ID =
      new DoctorId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
  private static final Crm CRM = new Crm("123456", FederativeUnit.SP);
  private static final EmailAddress EMAIL = EmailAddress.parse("ana@example.com");
  private static final ZoneRegion ZONE = new ZoneRegion("America/Sao_Paulo");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final Qualification NO_SPECIALIST =
      Qualification.claimed(Specialty.UROLOGY, Optional.empty());
  private static final Qualification UNCONFIRMED =
      Qualification.claimed(Specialty.CARDIOLOGY, Optional.of(new Rqe("1")));
  private static final Qualification CONFIRMED =
      new Qualification(Specialty.CARDIOLOGY, Optional.of(new Rqe("1")), true);

  private static DoctorProfile profile(Qualification... qualifications) {
    Practice practice =
        new Practice(
            new Street(" Praça da Sé, 1 "),
            new City("São Paulo"),
            FederativeUnit.SP,
            new GeoPoint(-23.5505, -46.6333));
    return DoctorProfile.of(PersonName.parse("Ana Souza"), Money.parse("250.00"), practice)
        .withQualifications(List.of(qualifications));
  }

  private static Doctor registered(Qualification... qualifications) {
    return Doctor.register(ID, CRM, EMAIL, profile(qualifications), ZONE, NOW).aggregate();
  }

  private static Doctor verified(Qualification... qualifications) {
    return registered(qualifications).verify(NOW).aggregate();
  }

  /** A doctor who stands so, and whose claims, if any, are confirmed unless they stand so. */
  private static Doctor standing(VerificationStatus status) {
    return switch (status) {
      case PENDING_VERIFICATION -> registered();
      case VERIFIED -> verified();
      case REJECTED -> registered().reject(new Reason("CRM não encontrado"), NOW).aggregate();
      case SUSPENDED -> verified().suspend(new Reason("Licença cassada"), NOW).aggregate();
    };
  }

  @Nested
  class SigningUp {

    @Test
    void makes_a_doctor_who_awaits_verification() {
      var registered = Doctor.register(ID, CRM, EMAIL, profile(UNCONFIRMED), ZONE, NOW);

      Doctor doctor = registered.aggregate();
      assertThat(doctor.id()).isEqualTo(ID);
      assertThat(doctor.crm()).isEqualTo(CRM);
      assertThat(doctor.email()).isEqualTo(EMAIL);
      assertThat(doctor.profile()).isEqualTo(profile(UNCONFIRMED));
      assertThat(doctor.timeZone()).isEqualTo(ZONE);
      assertThat(doctor.status()).isEqualTo(PENDING_VERIFICATION);
      assertThat(doctor.statusReason()).isEmpty();
      assertThat(doctor.awaitsVerification()).isTrue();
      assertThat(doctor.version()).isEqualTo(1);
      assertThat(registered.event()).isEqualTo(new DoctorRegistered(ID, NOW));
      assertThat(registered.event().aggregateId()).isEqualTo(ID.value());
    }

    @Test
    void confirms_nothing_that_the_doctor_says() {
      assertThat(registered(CONFIRMED).profile().qualifications()).containsExactly(UNCONFIRMED);
    }
  }

  @Nested
  class Approving {

    @ParameterizedTest
    @EnumSource(names = {"PENDING_VERIFICATION", "REJECTED", "SUSPENDED"})
    void makes_a_doctor_of_any_other_standing_verified(VerificationStatus before) {
      Doctor doctor = standing(before);

      var verified = doctor.verify(NOW);

      assertThat(verified.aggregate().status()).isEqualTo(VERIFIED);
      assertThat(verified.aggregate().statusReason()).isEmpty();
      assertThat(verified.aggregate().awaitsVerification()).isFalse();
      assertThat(verified.aggregate().version()).isEqualTo(doctor.version() + 1);
      assertThat(verified.event()).isEqualTo(new DoctorVerified(ID, NOW));
    }

    @Test
    void confirms_every_registration_and_makes_no_specialist_without_one() {
      Doctor doctor = verified(NO_SPECIALIST, UNCONFIRMED);

      assertThat(doctor.profile().qualifications()).containsExactly(NO_SPECIALIST, CONFIRMED);
      assertThat(doctor.profile().qualifications())
          .extracting(Qualification::specialist)
          .containsExactly(false, true);
    }

    @Test
    void confirms_a_new_registration_of_a_verified_doctor() {
      Doctor extended = verified().changeProfile(profile(UNCONFIRMED), NOW).aggregate();

      assertThat(extended.verify(NOW).aggregate().profile().qualifications())
          .containsExactly(CONFIRMED);
    }

    @Test
    void is_refused_where_nothing_is_left_to_confirm() {
      assertRefused(new NothingToDecide(VERIFIED), () -> verified(UNCONFIRMED).verify(NOW));
      assertRefused(new NothingToDecide(VERIFIED), () -> verified(NO_SPECIALIST).verify(NOW));
    }
  }

  @Nested
  class Rejecting {

    @Test
    void turns_a_new_doctor_away_and_tells_why() {
      var rejected = registered(UNCONFIRMED).reject(new Reason("  CRM não encontrado "), NOW);

      assertThat(rejected.aggregate().status()).isEqualTo(REJECTED);
      assertThat(rejected.aggregate().statusReason()).contains(new Reason("CRM não encontrado"));
      assertThat(rejected.aggregate().profile().qualifications()).containsExactly(UNCONFIRMED);
      assertThat(rejected.aggregate().awaitsVerification()).isFalse();
      assertThat(rejected.aggregate().version()).isEqualTo(2);
      assertThat(rejected.event()).isEqualTo(new DoctorRejected(ID, NOW));
    }

    @Test
    void takes_only_the_new_registration_from_a_verified_doctor() {
      Qualification other = Qualification.claimed(Specialty.UROLOGY, Optional.of(new Rqe("2")));
      Doctor extended =
          verified(UNCONFIRMED).changeProfile(profile(UNCONFIRMED, other), NOW).aggregate();

      Doctor rejected = extended.reject(new Reason("RQE não encontrado"), NOW).aggregate();

      assertThat(rejected.status()).isEqualTo(VERIFIED);
      assertThat(rejected.statusReason()).contains(new Reason("RQE não encontrado"));
      assertThat(rejected.profile().qualifications()).containsExactly(CONFIRMED, NO_SPECIALIST);
      assertThat(rejected.awaitsVerification()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"VERIFIED", "REJECTED", "SUSPENDED"})
    void is_refused_where_nothing_awaits_verification(VerificationStatus status) {
      assertRefused(
          new NothingToDecide(status),
          () -> standing(status).reject(new Reason("CRM não encontrado"), NOW));
    }
  }

  @Nested
  class Suspending {

    @ParameterizedTest
    @EnumSource(names = {"PENDING_VERIFICATION", "VERIFIED", "REJECTED"})
    void is_possible_whatever_the_standing(VerificationStatus before) {
      Doctor doctor = standing(before);

      var suspended = doctor.suspend(new Reason(" Licença cassada "), NOW);

      assertThat(suspended.aggregate().status()).isEqualTo(SUSPENDED);
      assertThat(suspended.aggregate().statusReason()).contains(new Reason("Licença cassada"));
      assertThat(suspended.aggregate().profile()).isEqualTo(doctor.profile());
      assertThat(suspended.aggregate().version()).isEqualTo(doctor.version() + 1);
      assertThat(suspended.event()).isEqualTo(new DoctorSuspended(ID, NOW));
    }

    @Test
    void is_refused_the_second_time() {
      assertRefused(
          new NothingToDecide(SUSPENDED),
          () -> standing(SUSPENDED).suspend(new Reason("de novo"), NOW));
    }

    @Test
    void ends_the_wait_for_verification() {
      Doctor extended = verified().changeProfile(profile(UNCONFIRMED), NOW).aggregate();

      assertThat(extended.awaitsVerification()).isTrue();
      assertThat(
              extended.suspend(new Reason("Licença cassada"), NOW).aggregate().awaitsVerification())
          .isFalse();
    }
  }

  @Nested
  class ChangingTheProfile {

    @Test
    void replaces_what_the_doctor_says() {
      DoctorProfile changed =
          new DoctorProfile(
              PersonName.parse("Ana Prado"),
              List.of(NO_SPECIALIST),
              Money.parse("300.00"),
              profile().practice());

      var transition = verified(UNCONFIRMED).changeProfile(changed, NOW);

      assertThat(transition.aggregate().profile()).isEqualTo(changed);
      assertThat(transition.aggregate().version()).isEqualTo(3);
      assertThat(transition.event()).isEqualTo(new DoctorProfileChanged(ID, NOW));
    }

    @Test
    void keeps_what_was_confirmed_as_long_as_it_is_claimed_the_same() {
      Doctor doctor = verified(UNCONFIRMED);

      assertThat(afterClaiming(doctor, NO_SPECIALIST, UNCONFIRMED))
          .containsExactly(NO_SPECIALIST, CONFIRMED);
      assertThat(afterClaiming(doctor, CONFIRMED)).containsExactly(CONFIRMED);
    }

    @Test
    void makes_nobody_a_specialist_by_another_registration() {
      Doctor doctor = verified(UNCONFIRMED);
      Qualification otherNumber =
          new Qualification(Specialty.CARDIOLOGY, Optional.of(new Rqe("2")), true);
      Qualification otherSpecialty =
          new Qualification(Specialty.UROLOGY, Optional.of(new Rqe("1")), true);

      assertThat(afterClaiming(doctor, otherNumber, otherSpecialty))
          .extracting(Qualification::specialist)
          .containsExactly(false, false);
      assertThat(doctor.changeProfile(profile(otherNumber), NOW).aggregate().awaitsVerification())
          .isTrue();
    }

    @Test
    void leaves_a_verified_doctor_verified() {
      Doctor extended = verified().changeProfile(profile(UNCONFIRMED), NOW).aggregate();

      assertThat(extended.status()).isEqualTo(VERIFIED);
      assertThat(extended.awaitsVerification()).isTrue();
    }

    @Test
    void lets_a_rejected_doctor_await_verification_again() {
      Doctor mended = standing(REJECTED).changeProfile(profile(), NOW).aggregate();

      assertThat(mended.status()).isEqualTo(PENDING_VERIFICATION);
      assertThat(mended.awaitsVerification()).isTrue();
      assertThat(mended.statusReason()).contains(new Reason("CRM não encontrado"));
    }

    @Test
    void lifts_no_suspension() {
      assertThat(standing(SUSPENDED).changeProfile(profile(), NOW).aggregate().status())
          .isEqualTo(SUSPENDED);
    }

    @Test
    void forgets_a_confirmation_that_was_dropped_meanwhile() {
      Doctor without = verified(UNCONFIRMED).changeProfile(profile(), NOW).aggregate();

      assertThat(afterClaiming(without, UNCONFIRMED)).containsExactly(UNCONFIRMED);
    }

    private List<Qualification> afterClaiming(Doctor doctor, Qualification... claims) {
      return doctor.changeProfile(profile(claims), NOW).aggregate().profile().qualifications();
    }
  }

  @Nested
  class Profiles {

    @Test
    void have_up_to_ten_specialties() {
      assertThat(profile(specialties(10)).qualifications()).hasSize(10);
      assertRefused(new TooManySpecialties(10), () -> profile(specialties(11)));
    }

    @Test
    void have_each_specialty_once() {
      assertRefused(
          new SpecialtyClaimedTwice(Specialty.CARDIOLOGY),
          () -> profile(NO_SPECIALIST, UNCONFIRMED, CONFIRMED));
    }

    @Test
    void have_a_practice_with_a_street_and_a_city() {
      assertThat(profile().practice().street()).isEqualTo(new Street("Praça da Sé, 1"));
      assertRefused(new InvalidValue.TextLength(1, 200), () -> practice(" ", "São Paulo"));
      assertRefused(
          new InvalidValue.TextLength(1, 200), () -> practice("x".repeat(201), "São Paulo"));
      assertRefused(new InvalidValue.TextLength(1, 100), () -> practice("Praça da Sé", ""));
      assertRefused(
          new InvalidValue.TextLength(1, 100), () -> practice("Praça da Sé", "x".repeat(101)));
      assertThat(practice("x".repeat(200), " y ").city()).isEqualTo(new City("y"));
    }

    private Practice practice(String street, String city) {
      return new Practice(
          new Street(street), new City(city), FederativeUnit.SP, new GeoPoint(0, 0));
    }

    private Qualification[] specialties(int count) {
      return Arrays.stream(Specialty.values())
          .limit(count)
          .map(specialty -> Qualification.claimed(specialty, Optional.empty()))
          .toArray(Qualification[]::new);
    }
  }

  @Test
  void a_qualification_without_a_registration_is_never_confirmed() {
    assertThat(new Qualification(Specialty.UROLOGY, Optional.empty(), true))
        .isEqualTo(NO_SPECIALIST);
    assertThat(NO_SPECIALIST.awaitsVerification()).isFalse();
  }

  @Test
  void only_a_verified_doctor_can_be_booked() {
    assertThat(Stream.of(VerificationStatus.values()).filter(VerificationStatus::bookable))
        .containsExactly(VERIFIED);
  }

  @Test
  void what_a_store_kept_is_restored_as_it_was() {
    Doctor doctor = standing(SUSPENDED);

    Doctor restored =
        Doctor.restore(
            doctor.id(),
            doctor.crm(),
            doctor.email(),
            doctor.profile(),
            doctor.timeZone(),
            doctor.status(),
            doctor.statusReason(),
            doctor.version());

    assertThat(restored).usingRecursiveComparison().isEqualTo(doctor);
  }
}
