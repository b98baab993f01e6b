package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.identity.LoginTally;
import br.com.techmedicos.application.identity.TallyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tallies of failed logins in memory, of one process only. */
public final class InMemoryLoginTallies implements LoginTallies {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<TallyKey, LoginTally> tallies;

  public InMemoryLoginTallies(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.tallies = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public Optional<LoginTally> find(TallyKey key) {
    return tallies.find(key);
  }

  @Override
  public void save(LoginTally tally) {
    tallies.save(tally.key(), tally, LoginTally::version);
  }

  @Override
  public int forget(Instant failedBefore, Instant succeededBefore, int limit) {
    return unitOfWork.execute(
        () -> {
          List<LoginTally> stale =
              tallies.all().stream()
                  .filter(tally -> isBefore(tally.lastFailureAt(), failedBefore))
                  .filter(tally -> isBefore(tally.lastSuccessAt(), succeededBefore))
                  .limit(limit)
                  .toList();
          stale.forEach(tally -> tallies.remove(tally.key()));
          return stale.size();
        });
  }

  private static boolean isBefore(Optional<Instant> last, Instant limit) {
    return last.map(instant -> instant.isBefore(limit)).orElse(true);
  }
}
