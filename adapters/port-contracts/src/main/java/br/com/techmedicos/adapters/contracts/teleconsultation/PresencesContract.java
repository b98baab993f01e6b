package br.com.techmedicos.adapters.contracts.teleconsultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.Presence;
import br.com.techmedicos.application.teleconsultation.Presences;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link Presences}: if two parties enter concurrently, the second one sees the
 * first.
 */
@Promises
public abstract class PresencesContract {

  private final Instant now = UniqueData.noon().plusNanos(123_456_000);
  private final AppointmentId appointment = new AppointmentId(UniqueData.id());
  private final ConnectionId connection = new ConnectionId(UniqueData.id());
  private final ConnectionId other = new ConnectionId(UniqueData.id());

  /** {@return the presences under test} */
  protected abstract Presences presences();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void nobody_is_in_a_meeting_that_nobody_came_to() {
    assertThat(presences().of(appointment)).isEqualTo(Presence.nobody(appointment));
  }

  @Test
  void who_is_there_is_found_by_the_appointment() {
    Presence one = Presence.nobody(appointment).seated(Party.DOCTOR, connection, now);
    Presence both = one.seated(Party.PATIENT, other, now.plusSeconds(1));
    save(one);
    assertThat(presences().of(appointment)).isEqualTo(one);
    save(both);
    assertThat(presences().of(appointment)).isEqualTo(both);
    save(both.without(Party.DOCTOR));

    assertThat(presences().of(appointment)).isEqualTo(both.without(Party.DOCTOR));
    assertThat(presences().of(new AppointmentId(UniqueData.id())).version()).isZero();
  }

  @Test
  void a_version_that_moved_on_is_not_overwritten() {
    Presence first = Presence.nobody(appointment).seated(Party.DOCTOR, connection, now);
    save(first);

    assertThatThrownBy(
            () ->
                presences()
                    .save(Presence.nobody(appointment).seated(Party.PATIENT, connection, now)))
        .isInstanceOf(StaleVersion.class);
    assertThatThrownBy(
            () ->
                presences()
                    .save(
                        first
                            .seated(Party.PATIENT, connection, now)
                            .seated(Party.PATIENT, other, now)))
        .isInstanceOf(StaleVersion.class);

    assertThat(presences().of(appointment)).isEqualTo(first);
  }

  @Test
  void of_two_who_come_at_once_exactly_one_finds_the_other_there() {
    List<Callable<Boolean>> coming =
        List.of(() -> enter(Party.DOCTOR, connection), () -> enter(Party.PATIENT, other));

    List<ConcurrentAttempts.Outcome<Boolean>> outcomes = ConcurrentAttempts.atOnce(coming);

    assertThat(outcomes)
        .extracting(outcome -> outcome.answer().orElseThrow())
        .containsExactlyInAnyOrder(true, false);
    assertThat(presences().of(appointment).version()).isEqualTo(2);
  }

  @Test
  void meetings_in_which_nobody_was_seen_for_long_are_forgotten() {
    Presence left = Presence.nobody(appointment).seated(Party.DOCTOR, connection, now);
    save(left);
    save(left.without(Party.DOCTOR));
    AppointmentId crashed = new AppointmentId(UniqueData.id());
    save(Presence.nobody(crashed).seated(Party.PATIENT, other, now.minusNanos(1_000)));
    AppointmentId alive = new AppointmentId(UniqueData.id());
    save(Presence.nobody(alive).seated(Party.PATIENT, other, now));

    unitOfWork().run(() -> presences().forget(now, 1_000));

    assertThat(presences().of(appointment).version()).isZero();
    assertThat(presences().of(crashed).version()).isZero();
    assertThat(presences().of(alive).version()).isEqualTo(1);
  }

  /** Enters, and returns whether the other party is already there. */
  private boolean enter(Party party, ConnectionId by) {
    return unitOfWork()
        .execute(
            () -> {
              Presence before = presences().of(appointment);
              presences().save(before.seated(party, by, now));
              return before.connectionOf(party.other(), now).isPresent();
            });
  }

  private void save(Presence presence) {
    unitOfWork().run(() -> presences().save(presence));
  }
}
