package br.com.techmedicos.adapters.contracts.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequestId;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import br.com.techmedicos.domain.oversight.RequestedAct;
import br.com.techmedicos.domain.oversight.Verdict;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link OperatorRequests}. */
@Promises
public abstract class OperatorRequestsContract {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123456Z");

  private static final OperatorLogin LOGIN = OperatorLogin.parse("segunda");

  private final OperatorId one = new OperatorId(UniqueData.id());
  private final OperatorId other = new OperatorId(UniqueData.id());
  private final RequestedAct release =
      new RequestedAct.CpfRelease(
          new PatientId(UniqueData.id()),
          Optional.of(new EmailAddress("hers@example.com")),
          new Reason("It is hers."));
  private final RequestedAct operator =
      new RequestedAct.NewOperator(
          new OperatorId(UniqueData.id()), LOGIN, Optional.of(new PasswordHash("a hash")));

  /** Returns the requests under test, of which there are none. */
  protected abstract OperatorRequests requests();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_request_is_found_as_it_was_made() {
    for (RequestedAct act : List.of(release, operator)) {
      OperatorRequest added = add(act);

      OperatorRequest found = requests().find(added.id()).orElseThrow();
      assertThat(found).usingRecursiveComparison().isEqualTo(added);
      assertThat(requests().latestAbout(act.subject()).orElseThrow().id()).isEqualTo(added.id());
    }
    assertThat(requests().find(new OperatorRequestId(UniqueData.id()))).isEmpty();
    assertThat(requests().latestAbout(UniqueData.id())).isEmpty();
  }

  @Test
  void a_decision_is_kept_without_password_and_address() {
    for (RequestedAct act : List.of(release, operator)) {
      OperatorRequest decided = add(act).decide(Verdict.REFUSED, other, NOON.plusSeconds(5));
      unitOfWork().run(() -> requests().update(decided));

      OperatorRequest found = requests().find(decided.id()).orElseThrow();
      assertThat(found).usingRecursiveComparison().isEqualTo(decided);
    }
  }

  @Test
  void the_latest_request_for_a_login_is_found() {
    assertThat(requests().latestFor(LOGIN)).isEmpty();
    add(operator);
    OperatorRequest second = add(operator);
    add(release);

    assertThat(requests().latestFor(LOGIN).map(OperatorRequest::id)).contains(second.id());
    assertThat(requests().latestFor(OperatorLogin.parse("terceira"))).isEmpty();
  }

  @Test
  void what_nobody_decided_in_time_loses_password_and_address() {
    OperatorRequest late = add(release);
    OperatorRequest alsoLate = add(operator);
    assertThat(forget(NOON.minusSeconds(1), 10)).isZero();

    assertThat(forget(NOON, 1)).isEqualTo(1);
    assertThat(forget(NOON, 10)).isEqualTo(1);
    assertThat(forget(NOON, 10)).isZero();

    for (OperatorRequest request : List.of(late, alsoLate)) {
      OperatorRequest found = requests().find(request.id()).orElseThrow();
      assertThat(found.act()).isEqualTo(request.act().done());
      assertThat(found.version()).isEqualTo(request.version());
    }
  }

  private int forget(Instant before, int limit) {
    return unitOfWork().execute(() -> requests().forgetSecrets(before, limit));
  }

  @Test
  void of_two_decisions_one_is_kept() {
    OperatorRequest open = add(release);
    OperatorRequest approved = open.decide(Verdict.APPROVED, other, NOON);
    unitOfWork().run(() -> requests().update(open.decide(Verdict.REFUSED, other, NOON)));

    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(() -> requests().update(approved))
                    .isInstanceOf(StaleVersion.class));
  }

  @Test
  void requests_are_listed_latest_first() {
    OperatorRequest first = add(release);
    OperatorRequest second = add(operator);
    OperatorRequest third = add(release);

    assertThat(requests().list(Optional.empty(), 2))
        .extracting(OperatorRequest::id)
        .containsExactly(third.id(), second.id());
    assertThat(requests().list(Optional.of(second.id()), 2))
        .extracting(OperatorRequest::id)
        .containsExactly(first.id());
    assertThat(requests().latestAbout(release.subject()).map(OperatorRequest::id))
        .contains(third.id());
  }

  private OperatorRequest add(RequestedAct act) {
    OperatorRequest request =
        OperatorRequest.open(new OperatorRequestId(UniqueData.id()), act, one, NOON);
    unitOfWork().run(() -> requests().add(request));
    return request;
  }
}
