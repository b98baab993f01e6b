package br.com.techmedicos.adapters.contracts.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.oversight.OperatorActs;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.oversight.OperatorAct;
import br.com.techmedicos.domain.oversight.OperatorActEntry;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract of {@link OperatorActs}. */
@Promises
public abstract class OperatorActsContract {

  private static final UnaryOperator<byte[]> SEALING =
      content -> new byte[] {(byte) content.length, 7};

  private final OperatorId ana = new OperatorId(UniqueData.id());
  private final OperatorId bia = new OperatorId(UniqueData.id());
  private final UUID subject = UniqueData.id();

  /** {@return the acts under test} */
  protected abstract OperatorActs acts();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void an_empty_log_has_an_empty_head() {
    assertThat(unitOfWork().execute(() -> acts().hold()))
        .isEqualTo(SealedHead.empty(OperatorActEntry.LOG));
    assertThat(acts().rows(0, 10)).isEmpty();
  }

  @Test
  void rows_come_as_they_were_added() {
    OperatorActEntry first = add(ana, Optional.of(subject));
    OperatorActEntry second = add(bia, Optional.empty());

    assertThat(acts().rows(0, 10)).containsExactly(first, second);
    assertThat(acts().rows(1, 10)).containsExactly(second);
    assertThat(acts().rows(0, 1)).containsExactly(first);
    SealedHead head = unitOfWork().execute(() -> acts().hold());
    assertThat(head.length()).isEqualTo(2);
    assertThat(head.last()).isEqualTo(second.seal());
  }

  @Test
  void rows_are_listed_by_operator_and_by_subject_latest_first() {
    OperatorActEntry one = add(ana, Optional.of(subject));
    OperatorActEntry two = add(bia, Optional.of(subject));
    OperatorActEntry three = add(ana, Optional.empty());

    assertThat(list(Optional.empty(), Optional.empty())).containsExactly(three, two, one);
    assertThat(list(Optional.of(ana), Optional.empty())).containsExactly(three, one);
    assertThat(list(Optional.empty(), Optional.of(subject))).containsExactly(two, one);
    assertThat(list(Optional.of(ana), Optional.of(subject))).containsExactly(one);
    var page = acts().list(Optional.empty(), Optional.empty(), Optional.empty(), 2);
    assertThat(page.items()).containsExactly(three, two);
    assertThat(acts().list(Optional.empty(), Optional.empty(), page.next(), 2).items())
        .containsExactly(one);
  }

  @Test
  void rows_added_at_once_come_one_after_the_other() {
    Callable<OperatorActEntry> adding = () -> add(ana, Optional.empty());

    var outcomes = ConcurrentAttempts.atOnce(Collections.nCopies(8, adding));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(8);
    assertThat(acts().rows(0, 10))
        .extracting(OperatorActEntry::sequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  private List<OperatorActEntry> list(Optional<OperatorId> operator, Optional<UUID> about) {
    return acts().list(operator, about, Optional.empty(), 10).items();
  }

  private OperatorActEntry add(OperatorId operator, Optional<UUID> about) {
    return unitOfWork()
        .execute(
            () -> {
              SealedHead head = acts().hold();
              OperatorActEntry entry =
                  OperatorActEntry.next(
                      head,
                      new OperatorAct(operator, "suspendPatient", about, UniqueData.noon()),
                      SEALING);
              acts().append(head.with(entry.seal(), SEALING), entry);
              return entry;
            });
  }
}
