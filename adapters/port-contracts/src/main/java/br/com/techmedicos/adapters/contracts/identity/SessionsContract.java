package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions end as a whole, and used tokens stay known. */
public abstract class SessionsContract {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.123456Z");

  /** {@return the sessions to test, none there yet} */
  protected abstract Sessions sessions();

  /** {@return what they take part in} */
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
    RefreshToken second = RefreshToken.fresh(digest(2), first.session(), NOW.plusSeconds(60));

    rotate(first, second, NOW.plusSeconds(60));

    assertThat(find(1))
        .contains(
            new RefreshToken(digest(1), first.session(), NOW, Optional.of(NOW.plusSeconds(60))));
    assertThat(find(2)).contains(second);
  }

  @Test
  void the_first_use_stays_the_first() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    rotate(first, token(2, first.session()), NOW.plusSeconds(60));
    rotate(first, token(3, first.session()), NOW.plusSeconds(65));

    assertThat(find(1).flatMap(RefreshToken::rotatedAt)).contains(NOW.plusSeconds(60));
    assertThat(find(2)).isPresent();
    assertThat(find(3)).isPresent();
  }

  @Test
  void uses_at_the_same_time_all_get_a_successor() {
    RefreshToken first = token(1, session(1, 1));
    open(first);

    Concurrently.run(
        8,
        number -> {
          rotate(first, token(10 + number, first.session()), NOW.plusSeconds(number));
          return number;
        });

    for (int number = 0; number < 8; number++) {
      assertThat(find(10 + number)).isPresent();
    }
    assertThat(find(1).flatMap(RefreshToken::rotatedAt)).isPresent();
  }

  @Test
  void a_session_ends_with_all_its_tokens_and_no_other_session_does() {
    RefreshToken first = token(1, session(1, 1));
    RefreshToken other = token(3, session(2, 1));
    open(first);
    open(other);
    rotate(first, token(2, first.session()), NOW.plusSeconds(60));

    end(first.session(), NOW.plusSeconds(70));
    end(first.session(), NOW.plusSeconds(80));

    assertThat(find(1).flatMap(t -> t.session().endedAt())).contains(NOW.plusSeconds(70));
    assertThat(find(2).flatMap(t -> t.session().endedAt())).contains(NOW.plusSeconds(70));
    assertThat(find(3)).contains(other);
  }

  @Test
  void a_token_made_while_its_session_ends_belongs_to_an_ended_session() {
    RefreshToken first = token(1, session(1, 1));
    open(first);
    end(first.session(), NOW.plusSeconds(70));

    rotate(first, token(2, first.session()), NOW.plusSeconds(71));

    assertThat(find(2).flatMap(t -> t.session().endedAt())).contains(NOW.plusSeconds(70));
  }

  @Test
  void all_sessions_of_an_account_end_and_nobody_elses() {
    open(token(1, session(1, 1)));
    open(token(2, session(2, 1)));
    open(token(3, session(3, 2)));
    open(token(4, Session.start(id(4), new AccountId(Role.PATIENT, People.id(1)), NOW)));

    unitOfWork().run(() -> sessions().endAll(new AccountId(Role.DOCTOR, People.id(1)), NOW));

    assertThat(find(1).flatMap(t -> t.session().endedAt())).isPresent();
    assertThat(find(2).flatMap(t -> t.session().endedAt())).isPresent();
    assertThat(find(3).flatMap(t -> t.session().endedAt())).isEmpty();
    assertThat(find(4).flatMap(t -> t.session().endedAt())).isEmpty();
  }

  @Test
  void old_sessions_are_forgotten_with_their_tokens_a_portion_at_a_time() {
    for (int number = 1; number <= 3; number++) {
      RefreshToken first = token(number, session(number, number));
      open(first);
      rotate(first, token(number + 10, first.session()), NOW);
    }
    RefreshToken young =
        RefreshToken.fresh(
            digest(9),
            Session.start(id(9), new AccountId(Role.DOCTOR, People.id(9)), NOW.plusSeconds(1)),
            NOW.plusSeconds(1));
    open(young);

    assertThat(forget(NOW)).isZero();
    assertThat(forget(NOW.plusSeconds(1))).isEqualTo(2);
    assertThat(forget(NOW.plusSeconds(1))).isEqualTo(1);

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

  private void rotate(RefreshToken used, RefreshToken successor, Instant now) {
    unitOfWork().run(() -> sessions().rotate(used.digest(), successor, now));
  }

  private void end(Session session, Instant now) {
    unitOfWork().run(() -> sessions().end(session.id(), now));
  }

  private int forget(Instant startedBefore) {
    return unitOfWork().execute(() -> sessions().forget(startedBefore, 2));
  }

  private Optional<RefreshToken> find(int number) {
    return sessions().find(digest(number));
  }

  private static Session session(int number, int doctor) {
    return Session.start(id(number), new AccountId(Role.DOCTOR, People.id(doctor)), NOW);
  }

  private static SessionId id(int number) {
    return new SessionId(People.id(number));
  }

  private static RefreshToken token(int number, Session session) {
    return RefreshToken.fresh(digest(number), session, NOW);
  }

  private static TokenDigest digest(int number) {
    return new TokenDigest("%064x".formatted(number));
  }
}
