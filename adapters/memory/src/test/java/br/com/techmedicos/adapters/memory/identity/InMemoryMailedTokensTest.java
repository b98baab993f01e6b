package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.contracts.identity.MailedTokensContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryMailedTokensTest extends MailedTokensContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryMailedTokens tokens = new InMemoryMailedTokens(unitOfWork);

  @Override
  protected MailedTokens tokens() {
    return tokens;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
