package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.oversight.Oversight;
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

/** Operators release a CPF that somebody else signed up with. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/cpf-releases")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class CpfReleaseController {

  private final Oversight oversight;
  private final Clock clock;

  CpfReleaseController(Oversight oversight, Clock clock) {
    this.oversight = oversight;
    this.clock = clock;
  }

  /**
   * Releases a CPF that somebody else signed up with.
   *
   * <p>To be called once its owner has proved who they are. The account that has it is closed: its
   * login, sessions, grants and calendar feed end, and its coming appointments are cancelled. Its
   * record is shown to nobody any more, neither to who had it nor to the owner, who can sign up at
   * once. For 24 hours only a sign-up with the owner's address can have the CPF; one that another
   * patient has is refused. A CPF that was released is not released again within 24 hours. If the
   * service asks for a second operator, it is done when one has approved it.
   *
   * @param body which CPF, the address of its owner, and why
   * @return the request: APPROVED and done, or OPEN
   */
  @NaturallyIdempotent
  @Post
  @PossibleProblems({
    ProblemType.NOT_FOUND,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.CPF_RELEASED_LATELY
  })
  OperatorRequestResponse releaseCpf(
      @RequestBody(content = @Content(schema = @Schema(implementation = CpfReleaseRequest.class)))
          @Body
          JsonBody<CpfReleaseRequest> body,
      HttpRequest<?> request) {
    OperatorId operator = Caller.of(request).operator();
    var command = body.read((json, fields) -> CpfReleaseRequest.read(json, operator, fields));
    return OperatorRequestResponse.of(
        oversight.askForCpfRelease().handle(command), clock.instant());
  }
}
