package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import br.com.techmedicos.application.identity.FindCpfHolder;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
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

/** Operators release a CPF that somebody else signed up with. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/cpf-releases")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class CpfReleaseController {

  private final Identity identity;
  private final HealthRecord healthRecord;
  private final OperatorActLog log;

  CpfReleaseController(Identity identity, HealthRecord healthRecord, OperatorActLog log) {
    this.identity = identity;
    this.healthRecord = healthRecord;
    this.log = log;
  }

  /**
   * Releases a CPF that somebody else signed up with.
   *
   * <p>To be called once its owner has proved who they are. The account that has it is closed: its
   * login, sessions, grants and calendar feed end, and its coming appointments are cancelled. Its
   * record is shown to nobody any more, neither to who had it nor to the owner, who can sign up at
   * once. A CPF that was released is not released again within 24 hours.
   *
   * @param body which CPF, and why
   * @return what was ended
   */
  @NaturallyIdempotent
  @Post
  @PossibleProblems({ProblemType.NOT_FOUND, ProblemType.CPF_RELEASED_LATELY})
  CpfReleaseResponse releaseCpf(
      @RequestBody(content = @Content(schema = @Schema(implementation = CpfReleaseRequest.class)))
          @Body
          JsonBody<CpfReleaseRequest> body,
      HttpRequest<?> request) {
    CpfReleaseRequest.Wanted wanted = body.read(CpfReleaseRequest::read);
    OperatorId operator = Caller.of(request).operator();
    PatientId holder = identity.findCpfHolder().handle(new FindCpfHolder.Query(wanted.cpf()));
    log.write(operator, "releaseCpf", holder.value());
    return CpfReleaseResponse.of(
        healthRecord
            .releaseCpf()
            .handle(new ReleaseCpf.Command(holder, operator, wanted.reason())));
  }
}
