package br.com.techmedicos.stories.directory;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.adapters.memory.identity.InMemoryPasswordHasher;
import br.com.techmedicos.application.directory.CouncilRegistry;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.directory.RegisterDoctor;
import br.com.techmedicos.application.directory.UpdateDoctorProfile;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorProfileChanged;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorRegistered;
import br.com.techmedicos.domain.directory.DirectoryEvent.DoctorVerified;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A council's registry that is plugged in decides at once what an operator would look up. */
class CouncilRegistryTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Qualification CLAIMED =
      Qualification.claimed(Specialty.CARDIOLOGY, Optional.of(new Rqe("1234")));

  private final MovableClock clock = new MovableClock(NOW);
  private final InMemoryClinic clinic = new InMemoryClinic(clock);

  private final List<Doctor> lookedUp = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private CouncilRegistry.Lookup lookup = CouncilRegistry.Lookup.CONFIRMED;
  private final Directory directory =
      clinic.directory(
          new InMemoryPasswordHasher(),
          doctor -> {
            lookedUp.add(doctor);
            meanwhile.run();
            return lookup;
          });

  private Doctor signUp(Qualification... qualifications) {
    return directory
        .registerDoctor()
        .handle(
            new RegisterDoctor.Command(
                new Crm("987654", FederativeUnit.AC),
                EmailAddress.parse("bia@example.com"),
                Password.typed("jabuticaba-42"),
                SampleDoctor.any().qualified(qualifications).profile(),
                new ZoneRegion("America/Rio_Branco"),
                ClientAddress.of("203.0.113.7")));
  }

  private Doctor change(Doctor doctor, Qualification... qualifications) {
    return directory
        .updateDoctorProfile()
        .handle(
            new UpdateDoctorProfile.Command(
                doctor.id(),
                doctor.version(),
                SampleDoctor.any().qualified(qualifications).profile()));
  }

  private Doctor kept(Doctor doctor) {
    return clinic.doctors().find(doctor.id()).orElseThrow();
  }

  @Test
  void whom_it_confirms_is_verified_on_the_spot() {
    Doctor doctor = signUp(CLAIMED);

    assertThat(doctor.status()).isEqualTo(VerificationStatus.VERIFIED);
    assertThat(doctor.profile().qualifications())
        .extracting(Qualification::specialist)
        .containsExactly(true);
    assertThat(kept(doctor)).usingRecursiveComparison().isEqualTo(doctor);
    assertThat(clinic.events())
        .containsExactly(
            new DoctorRegistered(doctor.id(), NOW), new DoctorVerified(doctor.id(), NOW));
  }

  @Test
  void whom_it_does_not_know_waits_for_an_operator() {
    lookup = CouncilRegistry.Lookup.UNDECIDED;

    Doctor doctor = signUp(CLAIMED);

    assertThat(lookedUp).hasSize(1);
    assertThat(doctor.status()).isEqualTo(VerificationStatus.PENDING_VERIFICATION);
    assertThat(kept(doctor)).usingRecursiveComparison().isEqualTo(doctor);
  }

  @Test
  void it_is_asked_about_a_new_registration() {
    Doctor doctor = signUp();

    Doctor changed = change(doctor, CLAIMED);

    assertThat(lookedUp).hasSize(2);
    assertThat(lookedUp.get(1).profile().qualifications()).containsExactly(CLAIMED);
    assertThat(changed.profile().qualifications())
        .extracting(Qualification::specialist)
        .containsExactly(true);
    assertThat(kept(doctor)).usingRecursiveComparison().isEqualTo(changed);
    assertThat(clinic.events())
        .endsWith(new DoctorProfileChanged(doctor.id(), NOW), new DoctorVerified(doctor.id(), NOW));
  }

  @Test
  void it_is_not_asked_about_a_change_that_needs_no_verification() {
    Doctor doctor = signUp(CLAIMED);

    Doctor changed = change(doctor, CLAIMED);

    assertThat(lookedUp).hasSize(1);
    assertThat(changed.version()).isEqualTo(doctor.version() + 1);
    assertThat(kept(doctor)).usingRecursiveComparison().isEqualTo(changed);
  }

  @Test
  void nobody_waits_for_it() {
    meanwhile =
        () ->
            assertThat(CompletableFuture.supplyAsync(this::works).orTimeout(10, SECONDS).join())
                .isTrue();

    Doctor doctor = signUp(CLAIMED);
    change(
        doctor, CLAIMED, Qualification.claimed(Specialty.GERIATRICS, Optional.of(new Rqe("99"))));

    assertThat(lookedUp).hasSize(2);
  }

  private boolean works() {
    return clinic.unitOfWork().execute(() -> true);
  }

  @Test
  void what_changes_while_it_is_asked_is_not_overwritten() {
    Doctor doctor = signUp();
    meanwhile =
        () -> {
          meanwhile = () -> {};
          change(doctor);
        };

    assertRefused(new UseCaseViolation.VersionMismatch(), () -> change(doctor, CLAIMED));

    assertThat(kept(doctor).profile().qualifications()).isEmpty();
    assertThat(clinic.events())
        .containsExactly(
            new DoctorRegistered(doctor.id(), NOW),
            new DoctorVerified(doctor.id(), NOW),
            new DoctorProfileChanged(doctor.id(), NOW));
  }
}
