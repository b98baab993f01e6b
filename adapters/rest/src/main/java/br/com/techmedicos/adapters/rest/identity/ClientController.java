package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.MachineClients;
import br.com.techmedicos.application.identity.RegisterClient;
import br.com.techmedicos.application.identity.RevokeClient;
import br.com.techmedicos.application.identity.RotateClientSecret;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.ClientId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;

/** Operators register the programs of partners. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/clients")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class ClientController {

  private final Identity identity;
  private final MachineClients clients;
  private final Cursors cursors;

  ClientController(Identity identity, MachineClients clients, Cursors cursors) {
    this.identity = identity;
    this.clients = clients;
    this.cursors = cursors;
  }

  /**
   * Registers a partner's program.
   *
   * <p>It gets tokens at {@code /auth/token} by {@code client_credentials}. The secret is not shown
   * again.
   *
   * @param body what it may do
   * @return its credentials
   */
  @NotIdempotent
  @Post
  @Status(HttpStatus.CREATED)
  @PossibleProblems(ProblemType.TOO_MANY_CLIENTS)
  HttpResponse<ClientSecretResponse> registerClient(
      @RequestBody(content = @Content(schema = @Schema(implementation = ClientRequest.class))) @Body
          JsonBody<ClientRequest> body) {
    RegisterClient.Registered registered =
        identity.registerClient().handle(body.read(ClientRequest::read));
    UUID id = registered.client().id().value();
    return HttpResponse.created(
        ClientSecretResponse.of(id, registered.secret()),
        URI.create("/api/v1/operator/clients/" + id));
  }

  /**
   * Lists the programs of partners.
   *
   * <p>Oldest first, the revoked ones too.
   *
   * @param page which page
   * @return a page of programs, without their secrets
   */
  @Get
  PageResponse<ClientResponse> listClients(@RequestBean PageParameters page) {
    PagedList<ClientId> list = PagedList.byId(cursors, "operator/clients", ClientId::new);
    PageRequest<ClientId> wanted = page.read(list);
    return list.page(clients.list(wanted.limit(), wanted.last()), ClientResponse::of);
  }

  /**
   * Shows a program, even if it is revoked.
   *
   * @param id which program
   * @return the program, without its secrets
   */
  @Get("/{id}")
  ClientResponse viewClient(UUID id) {
    return clients
        .find(new ClientId(id))
        .map(ClientResponse::of)
        .orElseThrow(UseCaseViolation::notFound);
  }

  /**
   * Replaces the secret of a program.
   *
   * <p>For 24 hours both are good. If it is replaced again, the older one is void at once.
   *
   * @param id which program
   * @return its credentials
   */
  @NotIdempotent
  @Post("/{id}/secret")
  ClientSecretResponse rotateClientSecret(UUID id) {
    return ClientSecretResponse.of(
        id, identity.rotateClientSecret().handle(new RotateClientSecret.Command(new ClientId(id))));
  }

  /**
   * Revokes a program for good.
   *
   * <p>Its secrets and tokens are void at once. A second call is answered with 404.
   *
   * @param id which program
   */
  @NaturallyIdempotent
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void revokeClient(UUID id) {
    identity.revokeClient().handle(new RevokeClient.Command(new ClientId(id)));
  }
}
