package br.com.techmedicos.adapters.contracts.teleconsultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.Signal;
import br.com.techmedicos.application.teleconsultation.Signals;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link Signals}: a signal reaches its connection once and in order. */
@Promises
public abstract class SignalsContract {

  private static final int LONGEST = 64 * 1024;

  private final Instant now = UniqueData.noon().plusNanos(123_456_000);
  private final ConnectionId addressee = new ConnectionId(UniqueData.id());
  private final ConnectionId other = new ConnectionId(UniqueData.id());

  /** {@return the signals under test} */
  protected abstract Signals signals();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void signals_come_in_the_order_they_were_kept_in() {
    List<Signal> said =
        IntStream.range(0, 30)
            .mapToObj(number -> new Signal(Signal.Kind.CANDIDATE, "número " + number))
            .toList();
    said.forEach(signal -> add(addressee, signal));

    assertThat(take(addressee)).extracting(Signals.Delivery::signal).isEqualTo(said);
  }

  @Test
  void signals_come_to_whom_they_are_for() {
    Signal mine = Signal.of(Signal.Kind.PEER_JOINED);
    Signal theirs = Signal.of(Signal.Kind.REPLACED);
    add(addressee, mine);
    add(other, theirs);

    assertThat(take(new ConnectionId(UniqueData.id()))).isEmpty();
    assertThat(take(addressee)).containsExactly(new Signals.Delivery(addressee, mine));
    assertThat(take(other)).containsExactly(new Signals.Delivery(other, theirs));
  }

  @Test
  void an_instance_takes_for_many_connections_at_once() {
    add(addressee, Signal.of(Signal.Kind.PEER_LEFT));
    add(other, Signal.of(Signal.Kind.PEER_LOST));
    List<ConnectionId> many =
        IntStream.range(0, 1_200)
            .mapToObj(
                i -> i == 7 ? addressee : i == 1_100 ? other : new ConnectionId(UniqueData.id()))
            .toList();

    assertThat(unitOfWork().execute(() -> signals().take(many)))
        .extracting(Signals.Delivery::addressee)
        .containsExactlyInAnyOrder(addressee, other);
  }

  @Test
  void nobody_takes_for_nobody() {
    add(addressee, Signal.of(Signal.Kind.PEER_LEFT));

    assertThat(unitOfWork().execute(() -> signals().take(List.of()))).isEmpty();
  }

  @Test
  void a_signal_comes_once_whoever_asks() {
    IntStream.range(0, 5).forEach(i -> add(addressee, Signal.of(Signal.Kind.PEER_JOINED)));
    Callable<Integer> asking = () -> take(addressee).size();

    List<ConcurrentAttempts.Outcome<Integer>> outcomes =
        ConcurrentAttempts.atOnce(Collections.nCopies(8, asking));

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(outcomes.stream().mapToInt(outcome -> outcome.answer().orElseThrow()).sum())
        .isEqualTo(5);
  }

  @Test
  void a_long_signal_comes_whole() {
    Signal signal = new Signal(Signal.Kind.DESCRIPTION, "ã".repeat(LONGEST));
    add(addressee, signal);

    assertThat(take(addressee)).containsExactly(new Signals.Delivery(addressee, signal));
  }

  @Test
  void signals_that_nobody_took_are_forgotten_a_portion_at_a_time() {
    IntStream.range(0, 3).forEach(i -> add(addressee, Signal.of(Signal.Kind.PEER_JOINED)));
    unitOfWork()
        .run(() -> signals().add(other, Signal.of(Signal.Kind.PEER_LEFT), now.plusNanos(1_000)));

    assertThat(forget()).isEqualTo(2);
    assertThat(forget()).isEqualTo(1);
    assertThat(forget()).isZero();

    assertThat(take(addressee)).isEmpty();
    assertThat(take(other)).hasSize(1);
  }

  @Test
  void a_signal_kept_in_work_that_fails_is_not_there() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          signals().add(addressee, Signal.of(Signal.Kind.PEER_LEFT), now);
                          throw new IllegalStateException("on purpose");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(take(addressee)).isEmpty();
  }

  private void add(ConnectionId to, Signal signal) {
    unitOfWork().run(() -> signals().add(to, signal, now));
  }

  private List<Signals.Delivery> take(ConnectionId by) {
    return unitOfWork().execute(() -> signals().take(List.of(by)));
  }

  private int forget() {
    return unitOfWork().execute(() -> signals().forget(now.plusNanos(1_000), 2));
  }
}
