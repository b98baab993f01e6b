package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequestId;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import br.com.techmedicos.domain.oversight.RequestStatus;
import br.com.techmedicos.domain.oversight.RequestedAct;
import br.com.techmedicos.domain.oversight.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Does what an operator asks for: at once, or when a second one has approved it. */
final class SecondOperator {

  private final UnitOfWork unitOfWork;
  private final OperatorRequests requests;
  private final Accounts accounts;
  private final ReleaseCpf releaseCpf;
  private final boolean needed;
  private final IdGenerator ids;
  private final Clock clock;

  SecondOperator(
      UnitOfWork unitOfWork,
      OperatorRequests requests,
      Accounts accounts,
      ReleaseCpf releaseCpf,
      boolean needed,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.requests = requests;
    this.accounts = accounts;
    this.releaseCpf = releaseCpf;
    this.needed = needed;
    this.ids = ids;
    this.clock = clock;
  }

  /** Does it, or asks for approval; if somebody has asked for the same, that is the request. */
  OperatorRequest ask(RequestedAct act, OperatorId by) {
    return unitOfWork.execute(() -> needed ? openOrNew(act, by) : doAlone(act, by));
  }

  private OperatorRequest doAlone(RequestedAct act, OperatorId by) {
    OperatorRequest done = OperatorRequest.alone(nextId(), act, by, clock.instant());
    requests.add(done);
    carryOut(act, by);
    return done;
  }

  /** The request for an operator that awaits a decision, if it needs one and there is one. */
  Optional<OperatorRequest> openFor(OperatorLogin login) {
    return needed
        ? unitOfWork.execute(() -> requests.latestFor(login)).filter(this::isOpen)
        : Optional.empty();
  }

  private boolean isOpen(OperatorRequest request) {
    return request.status(clock.instant()) == RequestStatus.OPEN;
  }

  private OperatorRequest openOrNew(RequestedAct act, OperatorId by) {
    Instant now = clock.instant();
    return act.fold(
            release -> requests.latestAbout(act.subject()),
            operator -> requests.latestFor(operator.login()))
        .filter(this::isOpen)
        .orElseGet(
            () -> {
              OperatorRequest request = OperatorRequest.open(nextId(), act, by, now);
              requests.add(request);
              return request;
            });
  }

  /** Decides, and does what was asked for if it is approved, all or nothing. */
  OperatorRequest decide(OperatorRequestId id, Verdict verdict, OperatorId by) {
    return unitOfWork.execute(
        () -> {
          OperatorRequest open = requests.find(id).orElseThrow(UseCaseViolation::notFound);
          OperatorRequest decided = open.decide(verdict, by, clock.instant());
          requests.update(decided);
          if (verdict == Verdict.APPROVED) {
            carryOut(open.act(), open.requestedBy());
          }
          return decided;
        });
  }

  private void carryOut(RequestedAct act, OperatorId by) {
    Runnable deed =
        act.fold(
            release ->
                () ->
                    releaseCpf.handle(
                        new ReleaseCpf.Command(
                            release.holder(), by, release.owner(), release.reason())),
            operator ->
                () ->
                    accounts.add(
                        Account.register(
                            operator.id(), operator.login(), operator.password().orElseThrow())));
    deed.run();
  }

  private OperatorRequestId nextId() {
    return new OperatorRequestId(ids.next());
  }
}
