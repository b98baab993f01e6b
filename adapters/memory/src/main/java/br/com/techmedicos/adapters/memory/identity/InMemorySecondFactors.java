package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.SecondFactor;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.domain.identity.AccountId;
import java.util.Optional;

/** Second factors in memory. */
public final class InMemorySecondFactors implements SecondFactors {

  private final InMemoryTable<AccountId, SecondFactor> factors;

  public InMemorySecondFactors(InMemoryUnitOfWork unitOfWork) {
    this.factors = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public Optional<SecondFactor> find(AccountId account) {
    return factors.find(account);
  }

  @Override
  public void put(SecondFactor factor) {
    factors.put(factor.account(), factor);
  }

  @Override
  public void remove(AccountId account) {
    factors.remove(account);
  }
}
