package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link CallerStandings}: who is suspended, or has logged out, is seen at once.
 */
@Promises
public abstract class CallerStandingsContract {

  private final Instant now = UniqueData.noon();
  private final Account account = Person.fresh().doctorAccount();

  /** {@return the standings under test} */
  protected abstract CallerStandings standings();

  /** {@return the accounts that they tell of} */
  protected abstract Accounts accounts();

  /** {@return the sessions that they tell of} */
  protected abstract Sessions sessions();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  /** Adds the account. */
  @BeforeEach
  protected void anAccount() {
    unitOfWork().run(() -> accounts().add(account));
  }

  @Test
  void an_active_account_is_active_with_and_without_a_session() {
    assertThat(standings().of(account.id(), nameless(now))).contains(AccountStanding.ACTIVE);
    assertThat(standings().of(account.id(), of(session()))).contains(AccountStanding.ACTIVE);
    assertThat(standings().of(account.id(), of(new SessionId(UniqueData.id()))))
        .contains(AccountStanding.ACTIVE);
  }

  @Test
  void whose_session_has_ended_has_no_standing_by_it() {
    SessionId ended = session();
    SessionId other = session();
    unitOfWork().run(() -> sessions().end(ended, now));

    assertThat(standings().of(account.id(), of(ended))).isEmpty();
    assertThat(standings().of(account.id(), of(other))).contains(AccountStanding.ACTIVE);
    assertThat(standings().of(account.id(), nameless(now))).contains(AccountStanding.ACTIVE);
  }

  @Test
  void a_token_without_a_session_ends_with_all_that_there_were() {
    SessionId kept = session();
    unitOfWork()
        .run(() -> sessions().endOthers(account.id(), Optional.of(kept), now.plusSeconds(9)));

    assertThat(standings().of(account.id(), nameless(now.plusSeconds(8)))).isEmpty();
    assertThat(standings().of(account.id(), nameless(now.plusSeconds(9))))
        .contains(AccountStanding.ACTIVE);
    assertThat(standings().of(account.id(), of(kept))).contains(AccountStanding.ACTIVE);
  }

  @Test
  void the_last_end_of_all_sessions_is_kept_and_never_goes_back() {
    assertThat(sessions().lastEndOf(account.id())).isEmpty();
    unitOfWork().run(() -> sessions().endAll(account.id(), now.plusSeconds(9)));

    unitOfWork().run(() -> sessions().endAll(account.id(), now));

    assertThat(sessions().lastEndOf(account.id())).contains(now.plusSeconds(9));
    assertThat(standings().of(account.id(), nameless(now.plusSeconds(8)))).isEmpty();
    unitOfWork().run(() -> sessions().endAll(account.id(), now.plusSeconds(10)));
    assertThat(sessions().lastEndOf(account.id())).contains(now.plusSeconds(10));
  }

  @Test
  void a_suspended_account_is_suspended() {
    SessionId session = session();
    unitOfWork().run(() -> accounts().update(account.suspend(new Reason("Registro cassado."))));

    assertThat(standings().of(account.id(), of(session))).contains(AccountStanding.SUSPENDED);
  }

  @Test
  void an_unknown_account_has_none() {
    AccountId unknown = new AccountId(Role.PATIENT, account.id().value());

    assertThat(standings().of(unknown, nameless(now))).isEmpty();
  }

  @Test
  void callers_who_come_together_are_told_apart() {
    SessionId kept = session();
    SessionId ended = session();
    unitOfWork().run(() -> sessions().end(ended, now));
    AccountId unknown = new AccountId(Role.PATIENT, account.id().value());

    List<Callable<Optional<AccountStanding>>> callers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      callers.add(() -> standings().of(account.id(), of(kept)));
      callers.add(() -> standings().of(account.id(), of(ended)));
      callers.add(() -> standings().of(unknown, nameless(now)));
    }

    assertThat(ConcurrentAttempts.atOnce(callers))
        .extracting(outcome -> outcome.answer().orElseThrow())
        .containsExactlyElementsOf(
            Collections.nCopies(
                    20,
                    List.of(
                        Optional.of(AccountStanding.ACTIVE),
                        Optional.<AccountStanding>empty(),
                        Optional.<AccountStanding>empty()))
                .stream()
                .flatMap(List::stream)
                .toList());
  }

  private TokenOrigin of(SessionId session) {
    return new TokenOrigin(Optional.of(session), now);
  }

  private static TokenOrigin nameless(Instant issuedAt) {
    return new TokenOrigin(Optional.empty(), issuedAt);
  }

  private SessionId session() {
    Session session = Session.start(new SessionId(UniqueData.id()), account.id(), now);
    TokenDigest digest = TokenDigest.of("token " + UniqueData.number());
    unitOfWork().run(() -> sessions().open(RefreshToken.first(digest, session, now)));
    return session.id();
  }
}
