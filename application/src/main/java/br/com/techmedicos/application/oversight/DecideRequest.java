package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequestId;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import br.com.techmedicos.domain.oversight.OversightViolation;
import br.com.techmedicos.domain.oversight.Verdict;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;
import java.util.UUID;

/** An operator approves or refuses what another one asked for. What is approved is done at once. */
public final class DecideRequest {

  private final OperatorRequests requests;
  private final RecordOperatorAct recordAct;
  private final SecondOperator second;

  DecideRequest(OperatorRequests requests, RecordOperatorAct recordAct, SecondOperator second) {
    this.requests = requests;
    this.recordAct = recordAct;
    this.second = second;
  }

  /**
   * Which request, and how it is decided.
   *
   * @param operation its name in the document of the interface
   */
  public record Command(
      OperatorId operator, String operation, OperatorRequestId request, Verdict verdict) {}

  /**
   * Decides. Of several operators at once, one does.
   *
   * @return the request, which is over
   * @throws DomainException with {@link UseCaseViolation.NotFound}, an {@link OversightViolation},
   *     or the violation that forbids what was asked for, which then stays open
   */
  public OperatorRequest handle(Command command) {
    UUID subject =
        requests.find(command.request()).orElseThrow(UseCaseViolation::notFound).act().subject();
    recordAct.handle(
        new RecordOperatorAct.Command(
            command.operator(), command.operation(), Optional.of(subject)));
    return second.decide(command.request(), command.verdict(), command.operator());
  }
}
