package br.com.techmedicos.adapters.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.EveryPage;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link VerificationQueue}. */
@Promises
public abstract class VerificationQueueContract {

  private static final Qualification CONFIRMED =
      new Qualification(Specialty.CARDIOLOGY, Optional.of(new Rqe("1")), true);
  private static final Qualification UNCONFIRMED =
      Qualification.claimed(Specialty.UROLOGY, Optional.of(new Rqe("2")));

  /** All doctors of a test sign up after this ID. */
  private final Optional<DoctorId> before = Optional.of(new DoctorId(UniqueData.id()));

  /** Returns the queue under test. */
  protected abstract VerificationQueue queue();

  /** Returns the store of the doctors in the queue. */
  protected abstract Doctors doctors();

  /** Returns the unit of work of the doctors. */
  protected abstract UnitOfWork unitOfWork();

  @ParameterizedTest
  @EnumSource
  void doctors_are_listed_by_their_standing(VerificationStatus status) {
    for (VerificationStatus each : VerificationStatus.values()) {
      add(SampleDoctor.any().standing(each).doctor());
    }

    assertThat(queue().list(status, 100, before).items())
        .extracting(Doctor::status)
        .containsExactly(status);
  }

  @Test
  void a_verified_doctor_with_a_new_registration_awaits_verification_too() {
    Doctor pending = add(SampleDoctor.any().standing(VerificationStatus.PENDING_VERIFICATION));
    Doctor extended = add(SampleDoctor.any().qualified(CONFIRMED, UNCONFIRMED));
    Doctor confirmed = add(SampleDoctor.any().qualified(CONFIRMED));
    Doctor general = add(SampleDoctor.any().in(Specialty.UROLOGY));

    assertThat(ids(VerificationStatus.PENDING_VERIFICATION))
        .containsExactly(pending.id(), extended.id());
    assertThat(ids(VerificationStatus.VERIFIED))
        .containsExactly(extended.id(), confirmed.id(), general.id());
  }

  @Test
  void a_suspended_doctor_with_a_new_registration_does_not_await_verification() {
    add(SampleDoctor.any().standing(VerificationStatus.SUSPENDED).qualified(UNCONFIRMED));
    add(SampleDoctor.any().standing(VerificationStatus.REJECTED).qualified(UNCONFIRMED));

    assertThat(ids(VerificationStatus.PENDING_VERIFICATION)).isEmpty();
  }

  @Test
  void a_decision_takes_a_doctor_out_of_the_queue() {
    Doctor pending = add(SampleDoctor.any().standing(VerificationStatus.PENDING_VERIFICATION));
    Doctor extended = add(SampleDoctor.any().qualified(UNCONFIRMED));

    update(pending.verify(Instant.EPOCH).aggregate());
    update(extended.reject(new Reason("RQE não encontrado"), Instant.EPOCH).aggregate());

    assertThat(ids(VerificationStatus.PENDING_VERIFICATION)).isEmpty();
    assertThat(ids(VerificationStatus.VERIFIED)).containsExactly(pending.id(), extended.id());
  }

  @Test
  void a_doctor_is_listed_as_they_were_kept() {
    Doctor doctor =
        add(
            SampleDoctor.any()
                .standing(VerificationStatus.PENDING_VERIFICATION)
                .qualified(UNCONFIRMED));

    assertThat(queue().list(VerificationStatus.PENDING_VERIFICATION, 1, before).items())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(doctor);
  }

  @Test
  void pages_follow_each_other_without_gaps_or_doubles() {
    Doctor first = SampleDoctor.any().standing(VerificationStatus.REJECTED).doctor();
    Doctor second = SampleDoctor.any().standing(VerificationStatus.REJECTED).doctor();
    Doctor third = SampleDoctor.any().standing(VerificationStatus.REJECTED).doctor();
    Doctor fourth = SampleDoctor.any().standing(VerificationStatus.REJECTED).doctor();
    List.of(third, first, fourth, second).forEach(this::add); // IDs define the order

    List<Page<Doctor, DoctorId>> pages =
        EveryPage.from(before, after -> queue().list(VerificationStatus.REJECTED, 2, after));

    assertThat(pages)
        .extracting(page -> page.items().stream().map(Doctor::id).toList())
        .containsExactly(List.of(first.id(), second.id()), List.of(third.id(), fourth.id()));
  }

  private List<DoctorId> ids(VerificationStatus status) {
    return queue().list(status, 100, before).items().stream().map(Doctor::id).toList();
  }

  private Doctor add(SampleDoctor sample) {
    return add(sample.doctor());
  }

  private Doctor add(Doctor doctor) {
    return unitOfWork()
        .execute(
            () -> {
              doctors().add(doctor);
              return doctor;
            });
  }

  private void update(Doctor doctor) {
    unitOfWork()
        .execute(
            () -> {
              doctors().update(doctor);
              return doctor;
            });
  }
}
