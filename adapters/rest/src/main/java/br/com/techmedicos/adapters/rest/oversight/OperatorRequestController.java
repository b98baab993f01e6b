package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.oversight.DecideRequest;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.oversight.OperatorRequest;
import br.com.techmedicos.domain.oversight.OperatorRequestId;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import br.com.techmedicos.domain.oversight.Verdict;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Operators decide on what other operators ask for. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/requests")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class OperatorRequestController {

  private final Oversight oversight;
  private final OperatorRequests requests;
  private final Cursors cursors;
  private final Clock clock;

  OperatorRequestController(
      Oversight oversight, OperatorRequests requests, Cursors cursors, Clock clock) {
    this.oversight = oversight;
    this.requests = requests;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Lists what operators asked for.
   *
   * <p>Releases of CPFs and new operators, latest first, decided or not.
   *
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<OperatorRequestResponse> listOperatorRequests(@RequestBean PageParameters page) {
    PagedList<UUID> list = PagedList.byId(cursors, "operator/requests", id -> id);
    PageRequest<UUID> wanted = page.read(list);
    Instant now = clock.instant();
    Optional<OperatorRequestId> before = wanted.last().map(OperatorRequestId::new);
    return list.page(
        Page.cut(
            requests.list(before, wanted.limit() + 1),
            request -> request.id().value(),
            wanted.limit()),
        request -> OperatorRequestResponse.of(request, now));
  }

  /**
   * Approves what another operator asked for.
   *
   * <p>It is done at once. Nobody approves what they asked for themself.
   *
   * @param id which request
   * @return the request
   */
  @NaturallyIdempotent
  @Post("/{id}/approval")
  @PossibleProblems({
    ProblemType.OWN_REQUEST,
    ProblemType.REQUEST_OVER,
    ProblemType.NOT_FOUND,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.CPF_RELEASED_LATELY
  })
  OperatorRequestResponse approveOperatorRequest(UUID id, HttpRequest<?> request) {
    return decided(id, "approveOperatorRequest", Verdict.APPROVED, request);
  }

  /**
   * Refuses what another operator asked for.
   *
   * @param id which request
   * @return the request
   */
  @NaturallyIdempotent
  @Post("/{id}/refusal")
  @PossibleProblems({ProblemType.OWN_REQUEST, ProblemType.REQUEST_OVER, ProblemType.NOT_FOUND})
  OperatorRequestResponse refuseOperatorRequest(UUID id, HttpRequest<?> request) {
    return decided(id, "refuseOperatorRequest", Verdict.REFUSED, request);
  }

  private OperatorRequestResponse decided(
      UUID id, String operation, Verdict verdict, HttpRequest<?> request) {
    OperatorRequest decided =
        oversight
            .decideRequest()
            .handle(
                new DecideRequest.Command(
                    Caller.of(request).operator(), operation, new OperatorRequestId(id), verdict));
    return OperatorRequestResponse.of(decided, clock.instant());
  }
}
