package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.AvailabilityIndex.Replacement;
import br.com.techmedicos.application.scheduling.AvailabilityIndex.StaleEntry;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link AvailabilityIndex}. */
@Promises
public abstract class AvailabilityIndexContract {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  private final Instant now = UniqueData.noon();
  private final Instant slot = now.plus(Duration.ofHours(3));
  private final Instant inAnHour = now.plus(Duration.ofHours(1));

  /** Returns the index under test. */
  protected abstract AvailabilityIndex index();

  /** Returns the store of the indexed doctors. */
  protected abstract Doctors doctors();

  /** Returns the listings that show the index. */
  protected abstract DoctorListings listings();

  /** Returns the unit of work of the index. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_doctor_whose_agenda_or_appointments_changed_is_stale_at_once() {
    DoctorId doctor = someone();

    markStale(doctor, now);

    assertThat(staleDoctors(now)).containsExactly(doctor);
    assertThat(staleDoctors(now.minus(MICROSECOND))).isEmpty();
  }

  @Test
  void what_was_replaced_is_shown_and_holds_until_its_time() {
    DoctorId doctor = someone();
    markStale(doctor, now);

    replace(theOnlyStale(now), Optional.of(slot), inAnHour);

    assertThat(shown(doctor)).contains(slot);
    assertThat(staleDoctors(inAnHour.minus(MICROSECOND))).isEmpty();
    assertThat(staleDoctors(inAnHour)).containsExactly(doctor);
  }

  @Test
  void what_is_stale_is_shown_until_it_is_replaced() {
    DoctorId doctor = someone();
    markStale(doctor, now);
    replace(theOnlyStale(now), Optional.of(slot), inAnHour);

    markStale(doctor, now.plusSeconds(1));

    assertThat(shown(doctor)).contains(slot);
    assertThat(staleDoctors(now.plusSeconds(1))).containsExactly(doctor);
  }

  @Test
  void a_doctor_without_a_free_slot_is_shown_without_one() {
    DoctorId doctor = someone();
    markStale(doctor, now);
    replace(theOnlyStale(now), Optional.of(slot), inAnHour);

    replace(theOnlyStale(inAnHour), Optional.empty(), inAnHour.plusSeconds(60));

    assertThat(shown(doctor)).isEmpty();
  }

  @Test
  void what_holds_for_ever_is_never_stale_by_itself() {
    DoctorId doctor = someone();
    markStale(doctor, now);

    replace(theOnlyStale(now), Optional.empty(), Instant.MAX);

    assertThat(staleDoctors(now.plus(Duration.ofDays(99)))).isEmpty();
    markStale(doctor, inAnHour);
    assertThat(staleDoctors(inAnHour)).containsExactly(doctor);
  }

  @Test
  void what_changed_again_since_it_was_read_is_not_replaced() {
    DoctorId doctor = someone();
    markStale(doctor, now);
    StaleEntry read = theOnlyStale(now);

    markStale(doctor, now);
    replace(read, Optional.of(slot), inAnHour);

    assertThat(shown(doctor)).isEmpty();
    assertThat(staleDoctors(now)).containsExactly(doctor);
    replace(theOnlyStale(now), Optional.of(slot), inAnHour);
    assertThat(shown(doctor)).contains(slot);
    assertThat(staleDoctors(now)).isEmpty();
  }

  @Test
  void of_many_those_that_changed_again_are_not_replaced() {
    List<DoctorId> doctors = Stream.generate(this::someone).limit(4).toList();
    doctors.forEach(doctor -> markStale(doctor, now));
    List<StaleEntry> read = index().stale(now, 10);
    markStale(doctors.get(1), now);

    index()
        .replace(
            read.stream()
                .map(entry -> new Replacement(entry, Optional.of(slot), inAnHour))
                .toList());

    assertThat(staleDoctors(now)).containsExactly(doctors.get(1));
    assertThat(doctors.stream().map(this::shown))
        .containsExactly(Optional.of(slot), Optional.empty(), Optional.of(slot), Optional.of(slot));
    index().replace(List.of());
  }

  @Test
  void the_longest_stale_come_first_a_few_at_a_time() {
    DoctorId third = someone();
    DoctorId first = someone();
    DoctorId second = someone();
    markStale(third, now.minusSeconds(1));
    markStale(first, now.minusSeconds(3));
    markStale(second, now.minusSeconds(2));
    markStale(first, now); // once more, without changing the order

    assertThat(staleDoctors(now)).containsExactly(first, second, third);
    assertThat(index().stale(now, 2)).extracting(StaleEntry::doctor).containsExactly(first, second);
  }

  @Test
  void a_change_that_was_undone_makes_nothing_stale() {
    DoctorId doctor = someone();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          index().markStale(doctor, now);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(staleDoctors(now)).isEmpty();
  }

  @Test
  void changes_at_the_same_time_are_all_taken_notice_of() {
    DoctorId doctor = someone();
    markStale(doctor, now);
    StaleEntry read = theOnlyStale(now);
    List<Callable<DoctorId>> changes =
        IntStream.range(0, 8)
            .<Callable<DoctorId>>mapToObj(i -> () -> markStale(doctor, now))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(changes);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    replace(read, Optional.of(slot), inAnHour);
    assertThat(staleDoctors(now)).containsExactly(doctor);
  }

  @Test
  void every_change_of_a_doctor_raises_the_mark_and_only_theirs() {
    DoctorId doctor = someone();
    DoctorId other = someone();
    markStale(other, now);
    long ofOther = index().mark(other);

    long first = index().mark(doctor);
    markStale(doctor, now);
    long second = index().mark(doctor);
    markStale(doctor, now);
    long third = index().mark(doctor);
    replace(theOnlyStaleOf(doctor), Optional.of(slot), inAnHour);

    assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    assertThat(index().marks(Set.of(doctor, other)))
        .containsOnly(Map.entry(doctor, third), Map.entry(other, ofOther));
  }

  @Test
  void a_change_that_was_undone_leaves_the_mark_as_it_was() {
    DoctorId doctor = someone();
    markStale(doctor, now);
    long before = index().mark(doctor);

    assertThatThrownBy(() -> unitOfWork().run(() -> changesHerMind(doctor)))
        .hasMessage("change of mind");

    assertThat(index().mark(doctor)).isEqualTo(before);
  }

  @Test
  void marks_of_many_doctors_are_read_at_once() {
    Set<DoctorId> doctors =
        IntStream.range(0, 1_201)
            .mapToObj(i -> new DoctorId(new UUID(0x7000, Long.MIN_VALUE + i)))
            .collect(Collectors.toSet());
    DoctorId doctor = someone();
    markStale(doctor, now);
    doctors.add(doctor);

    Map<DoctorId, Long> marks = index().marks(doctors);

    assertThat(marks.keySet()).isEqualTo(doctors);
    assertThat(marks.get(doctor)).isPositive().isEqualTo(index().mark(doctor));
    assertThat(marks.values()).filteredOn(mark -> mark != 0).hasSize(1);
    assertThat(index().marks(Set.of())).isEmpty();
  }

  @Test
  void watchers_are_told_when_a_change_has_ended_well_or_not() {
    List<DoctorId> told = new CopyOnWriteArrayList<>();
    DoctorId doctor = someone();
    DoctorId undecided = someone();
    index().watch(told::add);

    unitOfWork()
        .run(
            () -> {
              unitOfWork().run(() -> index().markStale(doctor, now));
              assertThat(told).isEmpty();
            });
    assertThat(told).containsExactly(doctor);

    assertThatThrownBy(() -> unitOfWork().run(() -> changesHerMind(undecided)))
        .hasMessage("change of mind");
    assertThat(told).containsExactly(doctor, undecided);
  }

  private void changesHerMind(DoctorId doctor) {
    index().markStale(doctor, now);
    throw new IllegalStateException("change of mind");
  }

  private StaleEntry theOnlyStaleOf(DoctorId doctor) {
    return index().stale(now, 10).stream()
        .filter(entry -> entry.doctor().equals(doctor))
        .findFirst()
        .orElseThrow();
  }

  private DoctorId someone() {
    Doctor doctor = SampleDoctor.any().doctor();
    return unitOfWork()
        .execute(
            () -> {
              doctors().add(doctor);
              return doctor.id();
            });
  }

  private DoctorId markStale(DoctorId doctor, Instant at) {
    return unitOfWork()
        .execute(
            () -> {
              index().markStale(doctor, at);
              return doctor;
            });
  }

  private StaleEntry theOnlyStale(Instant at) {
    List<StaleEntry> stale = index().stale(at, 10);
    assertThat(stale).hasSize(1);
    return stale.get(0);
  }

  private void replace(StaleEntry entry, Optional<Instant> nextAvailableAt, Instant holdsUntil) {
    index().replace(List.of(new Replacement(entry, nextAvailableAt, holdsUntil)));
  }

  private List<DoctorId> staleDoctors(Instant at) {
    return index().stale(at, 10).stream().map(StaleEntry::doctor).toList();
  }

  private Optional<Instant> shown(DoctorId doctor) {
    return listings().find(doctor).flatMap(DoctorListing::nextAvailableAt);
  }
}
