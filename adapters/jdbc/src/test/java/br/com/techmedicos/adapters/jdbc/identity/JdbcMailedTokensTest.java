package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.contracts.identity.MailedTokensContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.identity.MailedTokens;
import br.com.techmedicos.application.shared.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcMailedTokensTest extends MailedTokensContract {

  private final TestDatabase database;

  JdbcMailedTokensTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected MailedTokens tokens() {
    return database.bean(MailedTokens.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
