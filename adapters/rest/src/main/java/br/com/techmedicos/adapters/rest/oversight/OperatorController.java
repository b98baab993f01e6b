package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.OperatorId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** Operators create operators. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/operators")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class OperatorController {

  private final Oversight oversight;
  private final ClientAddresses addresses;
  private final Clock clock;

  OperatorController(Oversight oversight, ClientAddresses addresses, Clock clock) {
    this.oversight = oversight;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Creates another operator.
   *
   * <p>If the service asks for a second operator, it is done when one has approved it. If somebody
   * has asked for the same login already, that request is the answer, with the password they gave.
   *
   * @param body who it is
   * @return the request: APPROVED and done, or OPEN
   */
  @NotIdempotent
  @Post
  @ExecuteOn(CallThreads.CREDENTIALS)
  @PossibleProblems(ProblemType.ALREADY_REGISTERED)
  OperatorRequestResponse createOperator(
      @RequestBody(content = @Content(schema = @Schema(implementation = NewOperatorRequest.class)))
          @Body
          JsonBody<NewOperatorRequest> body,
      HttpRequest<?> request) {
    OperatorId operator = Caller.of(request).operator();
    ClientAddress address = addresses.of(request);
    var command =
        body.read((json, fields) -> NewOperatorRequest.read(json, operator, address, fields));
    return OperatorRequestResponse.of(oversight.askForOperator().handle(command), clock.instant());
  }
}
