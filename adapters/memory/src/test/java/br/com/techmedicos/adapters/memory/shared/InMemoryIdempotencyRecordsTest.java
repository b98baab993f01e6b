package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.adapters.contracts.shared.IdempotencyRecordsContract;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryIdempotencyRecordsTest extends IdempotencyRecordsContract {

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
}
