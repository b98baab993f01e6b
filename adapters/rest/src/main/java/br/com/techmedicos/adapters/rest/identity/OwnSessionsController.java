package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.EndAllSessions;
import br.com.techmedicos.application.identity.EndSession;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.ListSessions;
import br.com.techmedicos.application.identity.Network;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.domain.identity.AccountId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The caller's own sessions. */
@Tag(name = "Sessions")
@Controller("/api/v1/me/sessions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(CallThreads.NAME)
class OwnSessionsController {

  private final Identity identity;
  private final CallerOrigins origins;
  private final Cursors cursors;

  OwnSessionsController(Identity identity, CallerOrigins origins, Cursors cursors) {
    this.identity = identity;
    this.origins = origins;
    this.cursors = cursors;
  }

  /**
   * Lists the caller's sessions that go on.
   *
   * <p>Oldest first.
   *
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<OpenSessionResponse> listSessions(
      @RequestBean PageParameters page, HttpRequest<?> request) {
    AccountId account = Caller.of(request).account();
    PagedList<SessionId> list =
        new PagedList<>(
            cursors,
            "me/sessions " + account.role() + " " + account.value(),
            1,
            session -> List.of(session.value()),
            place -> new SessionId(Formats.id(place.get(0))));
    PageRequest<SessionId> wanted = page.read(list);
    SignedInCaller caller = origins.caller(request);
    Optional<Network> here = Network.of(caller.address());
    return list.page(
        identity
            .listSessions()
            .handle(new ListSessions.Query(account, wanted.last(), wanted.limit())),
        session -> OpenSessionResponse.of(session, here, caller.origin().session()));
  }

  /**
   * Ends one of the caller's sessions.
   *
   * <p>It cannot be refreshed any more, and its access token is void.
   *
   * @param id which session
   */
  @NaturallyIdempotent
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.NOT_FOUND)
  void endSession(UUID id, HttpRequest<?> request) {
    identity
        .endSession()
        .handle(new EndSession.Command(Caller.of(request).account(), new SessionId(id)));
  }

  /**
   * Ends all of the caller's sessions, that of this call too.
   *
   * <p>They cannot be refreshed any more, and their access tokens are void. The address of a
   * calendar stays; a change of the password revokes it.
   */
  @NaturallyIdempotent
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void endAllSessions(HttpRequest<?> request) {
    identity.endAllSessions().handle(new EndAllSessions.Command(Caller.of(request).account()));
  }
}
