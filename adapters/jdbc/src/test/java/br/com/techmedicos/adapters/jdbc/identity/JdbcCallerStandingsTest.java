package br.com.techmedicos.adapters.jdbc.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.CallerStandingsContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JdbcCallerStandingsTest extends CallerStandingsContract {

  private final TestDatabase database;

  JdbcCallerStandingsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  @Override
  protected void anAccount() {
    database.empty();
    super.anAccount();
  }

  @Override
  protected CallerStandings standings() {
    CallerStandings standings = database.bean(CallerStandings.class);
    return (account, origin) -> inACall(() -> standings.of(account, origin));
  }

  @Test
  void who_is_in_no_call_is_told_as_well() {
    assertThat(
            database
                .bean(CallerStandings.class)
                .of(new AccountId(Role.PATIENT, UniqueData.id()), TokenOrigin.UNKNOWN))
        .isEmpty();
  }

  /** Callers are looked up together in calls, which have a deadline. */
  private static <T> T inACall(Supplier<T> work) {
    CallDeadline deadline =
        CallDeadline.within(Duration.ofMinutes(1), Clock.systemUTC(), () -> true);
    CallDeadline before = CallDeadline.bind(deadline);
    try {
      return work.get();
    } finally {
      CallDeadline.bind(before);
    }
  }

  @Override
  protected Accounts accounts() {
    return database.bean(Accounts.class);
  }

  @Override
  protected Sessions sessions() {
    return database.bean(Sessions.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
