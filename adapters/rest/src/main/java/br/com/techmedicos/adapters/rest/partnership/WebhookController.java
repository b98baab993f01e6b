package br.com.techmedicos.adapters.rest.partnership;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.partnership.DeliveryLog;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.partnership.RegisterWebhook;
import br.com.techmedicos.application.partnership.RemoveWebhook;
import br.com.techmedicos.application.partnership.ResumeWebhook;
import br.com.techmedicos.application.partnership.RotateWebhookSecret;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.UseCaseViolation;
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
import java.util.function.Function;

/** Operators register where partners are told events. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/webhooks")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class WebhookController {

  private final Partnership partnership;
  private final Webhooks webhooks;
  private final DeliveryLog log;
  private final Cursors cursors;

  WebhookController(Partnership partnership, Webhooks webhooks, DeliveryLog log, Cursors cursors) {
    this.partnership = partnership;
    this.webhooks = webhooks;
    this.log = log;
    this.cursors = cursors;
  }

  /**
   * Registers an address of a partner.
   *
   * <p>It is told what happens from now on: by POST, in JSON with ids and types, signed by Standard
   * Webhooks, at least once each, and what happens to one appointment in order. The secret is not
   * shown again.
   *
   * @param body the address, and what to tell
   * @return the webhook's id and secret
   */
  @NotIdempotent
  @Post
  @Status(HttpStatus.CREATED)
  @PossibleProblems(ProblemType.TOO_MANY_WEBHOOKS)
  HttpResponse<RegisteredWebhookResponse> registerWebhook(
      @RequestBody(content = @Content(schema = @Schema(implementation = WebhookRequest.class)))
          @Body
          JsonBody<WebhookRequest> body) {
    RegisterWebhook.Registered registered =
        partnership.registerWebhook().handle(body.read(WebhookRequest::read));
    UUID id = registered.webhook().id();
    return HttpResponse.created(
        RegisteredWebhookResponse.of(id, registered.secret()),
        URI.create("/api/v1/operator/webhooks/" + id));
  }

  /**
   * Lists all webhooks.
   *
   * <p>Oldest first. There are 50 at most.
   *
   * @param page which page
   * @return a page of webhooks
   */
  @Get
  PageResponse<WebhookResponse> listWebhooks(@RequestBean PageParameters page) {
    PagedList<UUID> list = PagedList.byId(cursors, "operator/webhooks", Function.identity());
    PageRequest<UUID> wanted = page.read(list);
    return list.page(webhooks.list(wanted.limit(), wanted.last()), WebhookResponse::of);
  }

  /**
   * Shows a webhook.
   *
   * @param id which webhook
   * @return the webhook, without its secret
   */
  @Get("/{id}")
  WebhookResponse viewWebhook(UUID id) {
    return webhooks.find(id).map(WebhookResponse::of).orElseThrow(UseCaseViolation::notFound);
  }

  /**
   * Removes a webhook.
   *
   * <p>Its partner is told nothing more. A second call is answered with 404.
   *
   * @param id which webhook
   */
  @NaturallyIdempotent
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void removeWebhook(UUID id) {
    partnership.removeWebhook().handle(new RemoveWebhook.Command(id));
  }

  /**
   * Replaces the secret of a webhook.
   *
   * <p>For 24 hours, both secrets sign. If it is replaced again, the older one is void at once.
   *
   * @param id which webhook
   * @return the new secret, which is not shown again
   */
  @NotIdempotent
  @Post("/{id}/secret")
  RegisteredWebhookResponse rotateWebhookSecret(UUID id) {
    return RegisteredWebhookResponse.of(
        id, partnership.rotateWebhookSecret().handle(new RotateWebhookSecret.Command(id)));
  }

  /**
   * Switches a webhook on again.
   *
   * <p>One to which no call arrives for three days is switched off. Its partner is then told what
   * waited when that happened and what happens from now on, not what happened in between.
   *
   * @param id which webhook
   */
  @NaturallyIdempotent
  @Post("/{id}/resumption")
  @Status(HttpStatus.NO_CONTENT)
  void resumeWebhook(UUID id) {
    partnership.resumeWebhook().handle(new ResumeWebhook.Command(id));
  }

  /**
   * Lists the calls of a partner.
   *
   * <p>Latest first, for 30 days. What could not be delivered at all is among the dead letters.
   *
   * @param id which webhook
   * @param page which page
   * @return a page of calls
   */
  @Get("/{id}/deliveries")
  PageResponse<DeliveryResponse> listWebhookDeliveries(UUID id, @RequestBean PageParameters page) {
    PagedList<UUID> list =
        PagedList.byId(cursors, "operator/webhooks/" + id + "/deliveries", Function.identity());
    PageRequest<UUID> wanted = Fields.ofQuery(fields -> page.read(list, fields).get());
    if (webhooks.find(id).isEmpty()) {
      throw UseCaseViolation.notFound();
    }
    return list.page(log.list(id, wanted.limit(), wanted.last()), DeliveryResponse::of);
  }
}
