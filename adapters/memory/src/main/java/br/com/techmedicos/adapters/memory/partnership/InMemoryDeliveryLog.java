package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.partnership.DeliveryAttempt;
import br.com.techmedicos.application.partnership.DeliveryLog;
import br.com.techmedicos.application.shared.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Attempts in memory. */
public final class InMemoryDeliveryLog implements DeliveryLog {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<UUID, DeliveryAttempt> attempts;

  public InMemoryDeliveryLog(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.attempts = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(DeliveryAttempt attempt) {
    attempts.put(attempt.id(), attempt);
  }

  @Override
  public Page<DeliveryAttempt, UUID> list(UUID webhook, int limit, Optional<UUID> after) {
    Comparator<DeliveryAttempt> latestFirst =
        Comparator.comparing(
            (DeliveryAttempt attempt) -> attempt.id().toString(), // unsigned, as in databases
            Comparator.reverseOrder());
    List<DeliveryAttempt> found =
        attempts.all().stream()
            .filter(attempt -> attempt.webhook().equals(webhook))
            .filter(
                attempt ->
                    after
                        .map(last -> attempt.id().toString().compareTo(last.toString()) < 0)
                        .orElse(true))
            .sorted(latestFirst)
            .limit(limit + 1L)
            .toList();
    return Page.cut(found, DeliveryAttempt::id, limit);
  }

  @Override
  public int forget(Instant before, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<DeliveryAttempt> old =
              attempts.all().stream()
                  .filter(attempt -> attempt.at().isBefore(before))
                  .limit(limit)
                  .toList();
          old.forEach(attempt -> attempts.remove(attempt.id()));
          return old.size();
        });
  }
}
