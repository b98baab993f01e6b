package br.com.techmedicos.stories.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.application.oversight.RecordOperatorAct;
import br.com.techmedicos.application.oversight.VerifyOperatorActs;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.oversight.OperatorAct;
import br.com.techmedicos.domain.oversight.OperatorActEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators did cannot be altered unnoticed. */
class OperatorActsTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-27T12:00:00Z"));
  private final InMemoryClinic clinic = new InMemoryClinic(clock);
  private final OperatorId operator = new OperatorId(UniqueData.id());
  private final UUID patient = UniqueData.id();

  @Test
  void acts_are_in_the_log_as_they_were_asked_for() {
    record("suspendPatient");
    record("reinstatePatient");

    assertThat(clinic.operatorActs().rows(0, 10))
        .extracting(OperatorActEntry::act)
        .containsExactly(
            new OperatorAct(operator, "suspendPatient", Optional.of(patient), clock.instant()),
            new OperatorAct(operator, "reinstatePatient", Optional.of(patient), clock.instant()));
    assertThat(verified().altered()).isEmpty();
    assertThat(verified().rows()).isEqualTo(2);
  }

  @Test
  void an_empty_log_is_as_it_was_written() {
    assertThat(verified()).isEqualTo(new VerifyOperatorActs.Findings(0, verified().altered()));
    assertThat(verified().altered()).isEmpty();
  }

  @Test
  void a_row_that_was_altered_is_found() {
    record("suspendPatient");
    record("reinstatePatient");
    OperatorActEntry first = clinic.operatorActs().rows(0, 1).get(0);
    OperatorAct other =
        new OperatorAct(
            new OperatorId(UniqueData.id()),
            first.act().operation(),
            first.act().subject(),
            first.act().at());
    rewrite(new OperatorActEntry(1, other, first.seal()));

    assertThat(verified().altered()).hasValue(1);
  }

  @Test
  void an_end_that_was_cut_off_is_found() {
    record("suspendPatient");
    record("reinstatePatient");
    clinic.unitOfWork().run(() -> clinic.operatorActs().cutOff());

    assertThat(verified().altered()).hasValue(2);
  }

  private void rewrite(OperatorActEntry row) {
    clinic
        .unitOfWork()
        .run(
            () -> {
              SealedHead head = clinic.operatorActs().hold();
              clinic.operatorActs().append(head, row);
            });
  }

  private void record(String operation) {
    clinic
        .oversight()
        .recordOperatorAct()
        .handle(new RecordOperatorAct.Command(operator, operation, Optional.of(patient)));
  }

  private VerifyOperatorActs.Findings verified() {
    return clinic.oversight().verifyOperatorActs().handle(new VerifyOperatorActs.Query());
  }
}
