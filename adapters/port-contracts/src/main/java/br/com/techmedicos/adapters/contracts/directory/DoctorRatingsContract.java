package br.com.techmedicos.adapters.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link DoctorRatings}. */
@Promises
public abstract class DoctorRatingsContract {

  private Doctor doctor;

  /** Returns the ratings under test. */
  protected abstract DoctorRatings ratings();

  /** Returns the store of the rated doctors. */
  protected abstract Doctors doctors();

  /** Returns the unit of work of the ratings. */
  protected abstract UnitOfWork unitOfWork();

  @BeforeEach
  void someone_to_rate() {
    doctor = someone();
  }

  @Test
  void nobody_starts_out_rated() {
    assertThat(ratings().of(doctor.id())).isEqualTo(RatingSummary.NONE);
  }

  @Test
  void ratings_are_summed_up() {
    rate(doctor.id(), 5);
    rate(doctor.id(), 4);
    rate(doctor.id(), 1);

    assertThat(ratings().of(doctor.id())).isEqualTo(new RatingSummary(10, 3));
  }

  @Test
  void each_doctor_has_their_own() {
    Doctor other = someone();
    rate(doctor.id(), 5);
    rate(other.id(), 2);

    assertThat(ratings().of(doctor.id())).isEqualTo(new RatingSummary(5, 1));
    assertThat(ratings().of(other.id())).isEqualTo(new RatingSummary(2, 1));
  }

  @Test
  void a_change_of_the_doctor_leaves_them_as_they_are() {
    rate(doctor.id(), 3);
    unitOfWork()
        .execute(
            () -> {
              Doctor changed =
                  doctor.suspend(new Reason("Licença cassada"), Instant.EPOCH).aggregate();
              doctors().update(changed);
              return changed;
            });

    assertThat(ratings().of(doctor.id())).isEqualTo(new RatingSummary(3, 1));
  }

  @Test
  void a_rating_of_work_that_was_undone_does_not_count() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          ratings().add(doctor.id(), new Stars(1));
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(ratings().of(doctor.id())).isEqualTo(RatingSummary.NONE);
  }

  @Test
  void ratings_given_at_the_same_time_all_count() {
    List<Callable<Integer>> raters =
        IntStream.rangeClosed(1, 15)
            .<Callable<Integer>>mapToObj(
                i ->
                    () -> {
                      for (int times = 0; times < 10; times++) {
                        rate(doctor.id(), 1 + i % 5);
                      }
                      return i;
                    })
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(raters);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(ratings().of(doctor.id())).isEqualTo(new RatingSummary(450, 150));
  }

  private Doctor someone() {
    Doctor someone = SampleDoctor.any().doctor();
    return unitOfWork()
        .execute(
            () -> {
              doctors().add(someone);
              return someone;
            });
  }

  private void rate(DoctorId whom, int stars) {
    unitOfWork()
        .execute(
            () -> {
              ratings().add(whom, new Stars(stars));
              return stars;
            });
  }
}
