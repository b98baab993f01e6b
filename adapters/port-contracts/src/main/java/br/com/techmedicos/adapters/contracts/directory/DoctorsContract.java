package br.com.techmedicos.adapters.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.StaleVersion;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link Doctors}. */
@Promises
public abstract class DoctorsContract {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final long TIME_TO_JUMP_THE_QUEUE = 150;

  /** Returns the doctors under test. */
  protected abstract Doctors doctors();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_doctor_is_found_as_they_were_kept() {
    Doctor doctor =
        Doctor.restore(
            new DoctorId(UniqueData.id()),
            new Crm("9999999999", FederativeUnit.AC),
            EmailAddress.parse("a".repeat(64) + "@example.com"),
            new DoctorProfile(
                PersonName.parse("Zoë D’Ávila 𝒳 李"),
                List.of(
                    new Qualification(Specialty.UROLOGY, Optional.of(new Rqe("9999999")), true),
                    Qualification.claimed(Specialty.ACUPUNCTURE, Optional.of(new Rqe("1"))),
                    Qualification.claimed(Specialty.CARDIOLOGY, Optional.empty())),
                Money.parse("99999.99"),
                new Practice(
                    new Street("R".repeat(200)),
                    new City("Sant'Ana do Livramento"),
                    FederativeUnit.RS,
                    new GeoPoint(-30.890123456789013, -179.99999999999997))),
            new ZoneRegion("America/Rio_Branco"),
            VerificationStatus.SUSPENDED,
            Optional.of(new Reason("Licença cassada.\n" + "ç".repeat(480))),
            1);

    add(doctor);

    assertThat(doctors().find(doctor.id()))
        .hasValueSatisfying(
            found -> assertThat(found).usingRecursiveComparison().isEqualTo(doctor));
  }

  @ParameterizedTest
  @EnumSource
  void a_doctor_of_any_standing_is_found(VerificationStatus status) {
    Doctor doctor = add(SampleDoctor.any().standing(status).doctor());

    assertThat(doctors().find(doctor.id()))
        .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(status));
  }

  @Test
  void a_doctor_of_ten_specialties_keeps_them_in_order() {
    Qualification[] ten =
        Stream.of(Specialty.values())
            .skip(40)
            .limit(DoctorProfile.MAXIMUM_SPECIALTIES)
            .map(specialty -> Qualification.claimed(specialty, Optional.empty()))
            .toArray(Qualification[]::new);

    Doctor doctor = add(SampleDoctor.any().qualified(ten).doctor());

    assertThat(found(doctor).profile().qualifications()).containsExactly(ten);
  }

  @Test
  void a_price_of_nothing_is_a_price() {
    Doctor doctor = add(SampleDoctor.any().asking("0.00").doctor());

    assertThat(found(doctor).profile().consultationPrice().plain()).isEqualTo("0.00");
  }

  @Test
  void nobody_is_found_by_an_unknown_id() {
    assertThat(doctors().find(new DoctorId(UniqueData.id()))).isEmpty();
  }

  @Test
  void a_change_takes_the_place_of_the_version_before_it() {
    Doctor doctor =
        add(
            SampleDoctor.any()
                .qualified(
                    new Qualification(Specialty.CARDIOLOGY, Optional.of(new Rqe("1")), true),
                    Qualification.claimed(Specialty.UROLOGY, Optional.empty()))
                .doctor());
    DoctorProfile claimed =
        SampleDoctor.any()
            .named("Bia Lima")
            .asking("300.00")
            .at(new GeoPoint(3.1, -60.0))
            .qualified(
                Qualification.claimed(Specialty.UROLOGY, Optional.of(new Rqe("2"))),
                Qualification.claimed(Specialty.CARDIOLOGY, Optional.of(new Rqe("1"))))
            .profile();
    Doctor changed = doctor.changeProfile(claimed, NOW).aggregate();

    update(changed);

    assertThat(found(doctor)).usingRecursiveComparison().isEqualTo(changed);
  }

  @Test
  void a_suspension_and_its_reason_are_kept_and_lifted() {
    Doctor doctor = add(SampleDoctor.any().doctor());

    Doctor suspended = doctor.suspend(new Reason("Licença cassada"), NOW).aggregate();
    update(suspended);
    assertThat(found(doctor)).usingRecursiveComparison().isEqualTo(suspended);

    Doctor lifted = suspended.verify(NOW).aggregate();
    update(lifted);
    assertThat(found(doctor)).usingRecursiveComparison().isEqualTo(lifted);
  }

  @Test
  void a_change_of_a_version_that_was_replaced_is_refused() {
    Doctor doctor = add(SampleDoctor.any().doctor());
    Doctor first = doctor.suspend(new Reason("first"), NOW).aggregate();
    Doctor second = doctor.suspend(new Reason("second"), NOW).aggregate();
    doctors().update(first);

    assertThatThrownBy(() -> doctors().update(second)).isInstanceOf(StaleVersion.class);

    assertThat(found(doctor)).usingRecursiveComparison().isEqualTo(first);
  }

  @Test
  void a_change_of_nobody_is_refused() {
    Doctor unknown = SampleDoctor.any().doctor().suspend(new Reason("unknown"), NOW).aggregate();

    assertThatThrownBy(() -> doctors().update(unknown)).isInstanceOf(StaleVersion.class);

    assertThat(doctors().find(unknown.id())).isEmpty();
  }

  @Test
  void of_changes_made_at_the_same_time_none_is_lost() {
    Doctor doctor = add(SampleDoctor.any().doctor());
    List<Callable<Doctor>> changes =
        IntStream.range(0, 8)
            .<Callable<Doctor>>mapToObj(
                i ->
                    () ->
                        unitOfWork()
                            .execute(
                                () -> {
                                  Doctor changed =
                                      found(doctor)
                                          .changeProfile(SampleDoctor.any().profile(), NOW)
                                          .aggregate();
                                  doctors().update(changed);
                                  return changed;
                                }))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(changes);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(found(doctor).version()).isEqualTo(9);
  }

  @Test
  void a_doctor_is_held_as_they_were_kept() {
    Doctor doctor = add(SampleDoctor.any().doctor());

    assertThat(unitOfWork().execute(() -> doctors().hold(doctor.id())))
        .hasValueSatisfying(held -> assertThat(held).usingRecursiveComparison().isEqualTo(doctor));
  }

  @Test
  void nobody_is_held_by_an_unknown_id() {
    assertThat(unitOfWork().execute(() -> doctors().hold(new DoctorId(UniqueData.id())))).isEmpty();
  }

  @Test
  void those_who_hold_the_same_doctor_wait_for_each_other() {
    DoctorId doctor = add(SampleDoctor.any().doctor()).id();
    CountDownLatch held = new CountDownLatch(1);
    List<String> happened = new CopyOnWriteArrayList<>();
    Callable<Boolean> first =
        () ->
            unitOfWork()
                .execute(
                    () -> {
                      doctors().hold(doctor);
                      held.countDown();
                      pause();
                      return happened.add("the first is done");
                    });
    Callable<Boolean> second =
        () -> {
          held.await();
          return unitOfWork()
              .execute(
                  () -> {
                    doctors().hold(doctor);
                    return happened.add("the second holds the doctor");
                  });
        };

    var outcomes = ConcurrentAttempts.atOnce(List.of(first, second));

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(happened).containsExactly("the first is done", "the second holds the doctor");
  }

  @Test
  void a_doctor_can_be_held_twice_in_one_unit_of_work() {
    DoctorId doctor = add(SampleDoctor.any().doctor()).id();

    Optional<Doctor> held =
        unitOfWork()
            .execute(
                () -> {
                  doctors().hold(doctor);
                  return doctors().hold(doctor);
                });

    assertThat(held).isPresent();
  }

  @Test
  void nobody_waits_for_ever_whoever_holds_whom() {
    List<DoctorId> three =
        Stream.generate(() -> add(SampleDoctor.any().doctor()).id()).limit(3).toList();
    List<Callable<Integer>> everyone =
        IntStream.range(0, 27)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        unitOfWork()
                            .execute(
                                () -> {
                                  doctors().hold(three.get(i % 3));
                                  return i;
                                }))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(everyone);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
  }

  private static void pause() {
    try {
      Thread.sleep(TIME_TO_JUMP_THE_QUEUE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
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

  private Doctor found(Doctor doctor) {
    return doctors().find(doctor.id()).orElseThrow();
  }
}
