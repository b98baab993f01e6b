package br.com.techmedicos.adapters.memory.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.UnitOfWorkContract;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryUnitOfWorkTest extends UnitOfWorkContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final IdempotencyRecords records = new InMemoryIdempotencyRecords(unitOfWork);

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected IdempotencyRecords records() {
    return records;
  }

  @Override
  protected void atomically(Runnable statements) {
    unitOfWork.atomically(
        () -> {
          statements.run();
          return true;
        });
  }

  @Test
  void what_is_remote_is_called_outside_alone() {
    IdGenerator remote = unitOfWork.outside(IdGenerator.class, () -> new UUID(1, 2));

    assertThat(remote.next()).isEqualTo(new UUID(1, 2));
    assertThatThrownBy(() -> unitOfWork.execute(remote::next))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("IdGenerator.next is called in a unit of work");
    assertThat(remote.next()).isEqualTo(new UUID(1, 2));
  }

  @Test
  void what_something_remote_throws_arrives_as_it_is() {
    StorageUnavailable failure = new StorageUnavailable("gone", new IOException());
    IdGenerator remote =
        unitOfWork.outside(
            IdGenerator.class,
            () -> {
              throw failure;
            });

    assertThatThrownBy(remote::next).isSameAs(failure);
  }
}
