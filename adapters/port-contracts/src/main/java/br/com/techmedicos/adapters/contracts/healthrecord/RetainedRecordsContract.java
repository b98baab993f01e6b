package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.healthrecord.datasubject.RetainedRecords;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link RetainedRecords}. */
@Promises
public abstract class RetainedRecordsContract {

  private static final Instant END = Instant.parse("2046-06-01T12:00:00.123456Z");

  private final PatientId patient = somePatient();

  /** Returns the records under test. */
  protected abstract RetainedRecords retained();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void the_record_of_who_asked_for_nothing_is_not_retained() {
    assertThat(retained().retainedUntil(patient)).isEmpty();
  }

  @Test
  void a_record_is_retained_until_its_end_and_no_other_with_it() {
    retain(END);

    assertThat(retained().retainedUntil(patient)).contains(END);
    assertThat(retained().retainedUntil(somePatient())).isEmpty();
  }

  @Test
  void who_asks_again_moves_the_end() {
    retain(END);
    retain(END.plusSeconds(1));

    assertThat(retained().retainedUntil(patient)).contains(END.plusSeconds(1));
  }

  @Test
  void a_record_is_not_retained_when_the_erasure_is_undone() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          retained().retain(patient, END);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(retained().retainedUntil(patient)).isEmpty();
  }

  @Test
  void a_record_is_due_from_its_end_on_until_it_is_removed() {
    retain(END);

    assertThat(due(END.minusNanos(1000))).doesNotContain(patient);
    assertThat(due(END)).contains(patient);

    unitOfWork().run(() -> retained().remove(patient));

    assertThat(due(END)).doesNotContain(patient);
    assertThat(retained().retainedUntil(patient)).isEmpty();
  }

  @Test
  void records_that_are_due_come_in_batches_each_once() {
    PatientId other = somePatient();
    retain(END);
    unitOfWork().run(() -> retained().retain(other, END.minusSeconds(1)));
    List<PatientId> all = new ArrayList<>();
    Optional<PatientId> after = Optional.empty();
    for (List<PatientId> batch = retained().due(END, after, 1);
        !batch.isEmpty();
        batch = retained().due(END, after, 1)) {
      all.addAll(batch);
      after = Optional.of(batch.get(0));
    }

    assertThat(all).doesNotHaveDuplicates().contains(patient, other);
  }

  @Test
  void removing_what_is_not_there_is_no_error() {
    unitOfWork().run(() -> retained().remove(patient));

    assertThat(retained().retainedUntil(patient)).isEmpty();
  }

  private List<PatientId> due(Instant now) {
    return retained().due(now, Optional.empty(), Integer.MAX_VALUE);
  }

  private void retain(Instant until) {
    unitOfWork().run(() -> retained().retain(patient, until));
  }
}
