package br.com.techmedicos.application.oversight;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import java.time.Clock;

/**
 * Removes what requests that nobody decided in time do not need any more: first passwords of
 * operators, and addresses of owners of CPFs.
 */
public final class ForgetSecretsOfRequests {

  private final UnitOfWork unitOfWork;
  private final OperatorRequests requests;
  private final Clock clock;

  ForgetSecretsOfRequests(UnitOfWork unitOfWork, OperatorRequests requests, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.requests = requests;
    this.clock = clock;
  }

  /**
   * How many at a time.
   *
   * @param limit the maximum
   */
  public record Command(int limit) {}

  /**
   * Removes it.
   *
   * @return of how many requests
   */
  public int handle(Command command) {
    return unitOfWork.execute(
        () ->
            requests.forgetSecrets(
                clock.instant().minus(OperatorRequest.VALIDITY), command.limit()));
  }
}
