package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.DeviceDescription;
import br.com.techmedicos.application.identity.Network;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link Sessions}: sessions end as a whole, and used tokens stay known. */
@Promises
public abstract class SessionsContract {

  private final Instant now = UniqueData.noon().plusNanos(123_456_000);
  private final Map<Integer, UUID> ids = new ConcurrentHashMap<>();

  /** {@return the sessions under test} */
  protected abstract Sessions sessions();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_token_is_found_with_its_session() {
    RefreshToken first = token(1, session(1, 1));
    open(first);

    assertThat(find(1)).contains(first);
    assertThat(find(2)).isEmpty();
  }

  @Test
  void a_used_token_and_its_successor_are_both_known() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    RefreshToken second = first.successor(digest(2), now.plusSeconds(60));

    rotate(second, now.plusSeconds(60));

    assertThat(find(1).flatMap(RefreshToken::rotatedAt)).contains(now.plusSeconds(60));
    assertThat(find(2)).contains(second);
  }

  @Test
  void a_use_was_answered_once_one_of_its_successors_is_used() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    rotate(first.successor(digest(2), now), now);
    rotate(first.successor(digest(3), now), now);
    assertThat(find(1)).hasValueSatisfying(token -> assertThat(token.answered()).isFalse());

    rotate(find(3).orElseThrow().successor(digest(4), now), now);

    assertThat(find(1)).hasValueSatisfying(token -> assertThat(token.answered()).isTrue());
    assertThat(find(2)).hasValueSatisfying(token -> assertThat(token.answered()).isFalse());
    assertThat(find(3)).hasValueSatisfying(token -> assertThat(token.answered()).isFalse());
  }

  @Test
  void the_first_use_stays_the_first() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    rotate(first.successor(digest(2), now), now.plusSeconds(60));
    rotate(first.successor(digest(3), now), now.plusSeconds(65));

    assertThat(find(1).flatMap(RefreshToken::rotatedAt)).contains(now.plusSeconds(60));
    assertThat(find(2)).isPresent();
    assertThat(find(3)).isPresent();
  }

  @Test
  void uses_at_the_same_time_all_get_a_successor() {
    RefreshToken first = token(1, session(1, 1));
    open(first);

    List<Callable<Integer>> uses =
        IntStream.range(10, 18)
            .<Callable<Integer>>mapToObj(
                number ->
                    () -> {
                      rotate(first.successor(digest(number), now), now.plusSeconds(number));
                      return number;
                    })
            .toList();
    assertThat(ConcurrentAttempts.successes(ConcurrentAttempts.atOnce(uses))).isEqualTo(8);

    for (int number = 10; number < 18; number++) {
      assertThat(find(number)).isPresent();
    }
    assertThat(find(1).flatMap(RefreshToken::rotatedAt)).isPresent();
  }

  @Test
  void a_session_ends_with_all_its_tokens_and_no_other_session_does() {
    RefreshToken first = token(1, session(1, 1));
    RefreshToken other = token(3, session(2, 1));
    open(first);
    open(other);
    rotate(first.successor(digest(2), now), now.plusSeconds(60));

    end(first.session(), now.plusSeconds(70));
    end(first.session(), now.plusSeconds(80));

    assertThat(find(1).flatMap(t -> t.session().endedAt())).contains(now.plusSeconds(70));
    assertThat(find(2).flatMap(t -> t.session().endedAt())).contains(now.plusSeconds(70));
    assertThat(find(3)).contains(other);
  }

  @Test
  void a_token_made_while_its_session_ends_belongs_to_an_ended_session() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    end(first.session(), now.plusSeconds(70));

    rotate(first.successor(digest(2), now), now.plusSeconds(71));

    assertThat(find(2).flatMap(t -> t.session().endedAt())).contains(now.plusSeconds(70));
  }

  @Test
  void all_sessions_of_an_account_end_and_nobody_elses() {
    open(token(1, session(1, 1)));
    open(token(2, session(2, 1)));
    open(token(3, session(3, 2)));
    open(token(4, Session.start(id(4), new AccountId(Role.PATIENT, id(-1).value()), now)));

    unitOfWork().run(() -> sessions().endAll(new AccountId(Role.DOCTOR, id(-1).value()), now));

    assertThat(find(1).flatMap(t -> t.session().endedAt())).isPresent();
    assertThat(find(2).flatMap(t -> t.session().endedAt())).isPresent();
    assertThat(find(3).flatMap(t -> t.session().endedAt())).isEmpty();
    assertThat(find(4).flatMap(t -> t.session().endedAt())).isEmpty();
  }

  @Test
  void everybodys_sessions_end_and_one_that_had_ended_keeps_its_time() {
    open(token(1, session(1, 1)));
    open(token(2, session(2, 2)));
    unitOfWork().run(() -> sessions().end(id(1), now));

    unitOfWork().run(() -> sessions().endEverybodys(now.plusSeconds(1)));

    assertThat(find(1).flatMap(t -> t.session().endedAt())).contains(now);
    assertThat(find(2).flatMap(t -> t.session().endedAt())).contains(now.plusSeconds(1));
  }

  @Test
  void a_session_knows_what_it_was_started_on() {
    Session session =
        Session.start(
            id(1),
            account(1),
            Optional.of(new DeviceDescription("Chrome, Mac")),
            Optional.of(new Network("203.0.113.0/24")),
            now);
    open(token(1, session));

    assertThat(find(1).map(RefreshToken::session)).contains(session);
  }

  @Test
  void one_session_ends_for_its_own_account_and_once() {
    open(token(1, session(1, 1)));

    assertThat(endOne(2)).isFalse();
    assertThat(endOne(1)).isTrue();
    assertThat(endOne(1)).isFalse();
    assertThat(find(1).flatMap(t -> t.session().endedAt())).contains(now);
  }

  private boolean endOne(int doctor) {
    return unitOfWork().execute(() -> sessions().endOne(account(doctor), id(1), now));
  }

  @Test
  void the_open_sessions_of_an_account_are_listed_a_page_at_a_time() {
    for (int number = 1; number <= 4; number++) {
      open(token(number, session(number, 1)));
    }
    open(token(5, session(5, 2)));
    end(session(2, 1), now.plusSeconds(1));

    Instant ago = now.minusSeconds(1);
    var page = sessions().open(account(1), ago, ago, Optional.empty(), 2);
    var rest = sessions().open(account(1), ago, ago, page.next(), 2);

    assertThat(page.items()).hasSize(2);
    assertThat(rest.next()).isEmpty();
    assertThat(Stream.concat(page.items().stream(), rest.items().stream()))
        .containsExactlyInAnyOrder(session(1, 1), session(3, 1), session(4, 1));
    assertThat(sessions().open(account(1), now, ago, Optional.empty(), 2).items()).isEmpty();
  }

  @Test
  void a_session_without_a_young_token_is_not_listed() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    open(token(2, session(2, 1)));
    rotate(first.successor(digest(11), now.plusSeconds(5)), now.plusSeconds(5));

    assertThat(sessions().open(account(1), now.minusSeconds(1), now, Optional.empty(), 2).items())
        .containsExactly(session(1, 1));
  }

  @Test
  void all_sessions_but_one_end() {
    open(token(1, session(1, 1)));
    open(token(2, session(2, 1)));
    open(token(3, session(3, 2)));

    unitOfWork().run(() -> sessions().endOthers(account(1), Optional.of(id(2)), now));

    assertThat(find(1).flatMap(t -> t.session().endedAt())).isPresent();
    assertThat(find(2).flatMap(t -> t.session().endedAt())).isEmpty();
    assertThat(find(3).flatMap(t -> t.session().endedAt())).isEmpty();
  }

  @Test
  void all_sessions_of_an_account_are_forgotten_with_their_tokens_and_nobody_elses() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    rotate(first.successor(digest(11), now), now);
    open(token(2, session(2, 1)));
    end(session(2, 1), now);
    open(token(3, session(3, 2)));
    open(token(4, Session.start(id(4), new AccountId(Role.PATIENT, id(-1).value()), now)));

    unitOfWork().run(() -> sessions().forgetAll(account(1)));

    assertThat(find(1)).isEmpty();
    assertThat(find(11)).isEmpty();
    assertThat(find(2)).isEmpty();
    assertThat(find(3)).isPresent();
    assertThat(find(4)).isPresent();
    assertThat(sessions().of(account(1), Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void the_sessions_of_an_account_are_listed_a_page_at_a_time() {
    for (int number = 1; number <= 3; number++) {
      open(token(number, session(number, 1)));
    }
    open(token(4, session(4, 2)));
    open(token(5, Session.start(id(5), new AccountId(Role.PATIENT, id(-1).value()), now)));
    end(session(2, 1), now.plusSeconds(1));

    var page = sessions().of(account(1), Optional.empty(), 2);
    var rest = sessions().of(account(1), page.next(), 2);

    assertThat(page.items()).hasSize(2);
    assertThat(rest.next()).isEmpty();
    assertThat(Stream.concat(page.items().stream(), rest.items().stream()))
        .containsExactlyElementsOf(
            Stream.of(
                    session(1, 1),
                    new Session(
                        id(2),
                        account(1),
                        now,
                        Optional.of(now.plusSeconds(1)),
                        Optional.empty(),
                        Optional.empty()),
                    session(3, 1))
                .sorted(Comparator.comparing(session -> session.id().toString()))
                .toList());
  }

  private AccountId account(int doctor) {
    return new AccountId(Role.DOCTOR, id(-doctor).value());
  }

  @Test
  void old_sessions_are_forgotten_with_their_tokens_a_portion_at_a_time() {
    for (int number = 1; number <= 3; number++) {
      RefreshToken first = token(number, session(number, number));
      open(first);
      rotate(first.successor(digest(number + 10), now), now);
    }
    RefreshToken young =
        RefreshToken.first(
            digest(9),
            Session.start(id(9), new AccountId(Role.DOCTOR, id(-9).value()), now.plusSeconds(1)),
            now.plusSeconds(1));
    open(young);

    assertThat(forget(now)).isZero();
    assertThat(forget(now.plusSeconds(1))).isEqualTo(2);
    assertThat(forget(now.plusSeconds(1))).isEqualTo(1);

    assertThat(find(1)).isEmpty();
    assertThat(find(12)).isEmpty();
    assertThat(find(13)).isEmpty();
    assertThat(find(9)).contains(young);
  }

  @Test
  void a_session_opened_in_work_that_fails_is_not_there() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          sessions().open(token(1, session(1, 1)));
                          throw new IllegalStateException("on purpose");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(find(1)).isEmpty();
  }

  private void open(RefreshToken first) {
    unitOfWork().run(() -> sessions().open(first));
  }

  private void rotate(RefreshToken successor, Instant at) {
    unitOfWork().run(() -> sessions().rotate(successor, at));
  }

  private void end(Session session, Instant at) {
    unitOfWork().run(() -> sessions().end(session.id(), at));
  }

  private int forget(Instant startedBefore) {
    return unitOfWork().execute(() -> sessions().forget(startedBefore, 2));
  }

  private Optional<RefreshToken> find(int number) {
    return sessions().find(digest(number));
  }

  private Session session(int number, int doctor) {
    return Session.start(id(number), new AccountId(Role.DOCTOR, id(-doctor).value()), now);
  }

  /** Returns the same ID for the same number within a test. */
  private SessionId id(int number) {
    return new SessionId(ids.computeIfAbsent(number, n -> UniqueData.id()));
  }

  private RefreshToken token(int number, Session session) {
    return RefreshToken.first(digest(number), session, now);
  }

  private TokenDigest digest(int number) {
    return new TokenDigest(id(1_000 + number).value().toString().replace("-", "").repeat(2));
  }
}
