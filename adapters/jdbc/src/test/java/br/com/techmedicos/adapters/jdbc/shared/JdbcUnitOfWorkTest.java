package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.UnitOfWorkContract;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JdbcUnitOfWorkTest extends UnitOfWorkContract {

  private final TestDatabase database;

  JdbcUnitOfWorkTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Override
  protected IdempotencyRecords records() {
    return database.bean(IdempotencyRecords.class);
  }

  @Test
  void what_is_done_regardless_is_done_even_if_nobody_waits_for_it() {
    CallDeadline call = CallDeadline.within(Duration.ofHours(1), Clock.systemUTC(), () -> false);
    List<String> done = new ArrayList<>();

    CallDeadline.bind(call);
    try {
      assertThatThrownBy(() -> unitOfWork().run(() -> done.add("run")))
          .isInstanceOf(CallDeadline.Passed.class);
      unitOfWork().runRegardless(() -> done.add("run regardless"));
    } finally {
      CallDeadline.bind(null);
    }

    assertThat(done).containsExactly("run regardless");
  }
}
