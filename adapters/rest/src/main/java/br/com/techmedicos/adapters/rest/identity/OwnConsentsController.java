package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.AcceptDocuments;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.LegalText;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** People accept terms of use and privacy notice, and see what they accepted. */
@Tag(name = "Sessions")
@Controller("/api/v1/me/consents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(CallThreads.NAME)
class OwnConsentsController {

  private final Identity identity;
  private final Acceptances acceptances;

  OwnConsentsController(Identity identity, Acceptances acceptances) {
    this.identity = identity;
    this.acceptances = acceptances;
  }

  /**
   * Lists the legal documents that the caller accepted, and those that they still have to accept.
   *
   * <p>Consents to consultations, and grants, are in the archive besides these.
   *
   * @return the documents
   */
  @Get
  OwnConsentsResponse listOwnConsents(HttpRequest<?> request) {
    return OwnConsentsResponse.of(acceptances.of(Caller.of(request).account()));
  }

  /**
   * Accepts the terms of use.
   *
   * @param body which version
   */
  @NaturallyIdempotent
  @Post("/terms")
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.DOCUMENT_NOT_IN_FORCE)
  void acceptTerms(
      @RequestBody(content = @Content(schema = @Schema(implementation = AcceptanceRequest.class)))
          @Body
          JsonBody<AcceptanceRequest> body,
      HttpRequest<?> request) {
    accept(LegalDocument.TERMS, body, request);
  }

  /**
   * Accepts the privacy notice.
   *
   * @param body which version
   */
  @NaturallyIdempotent
  @Post("/privacy")
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.DOCUMENT_NOT_IN_FORCE)
  void acceptPrivacyNotice(
      @RequestBody(content = @Content(schema = @Schema(implementation = AcceptanceRequest.class)))
          @Body
          JsonBody<AcceptanceRequest> body,
      HttpRequest<?> request) {
    accept(LegalDocument.PRIVACY, body, request);
  }

  private void accept(
      LegalDocument document, JsonBody<AcceptanceRequest> body, HttpRequest<?> request) {
    String version =
        body.read((json, fields) -> fields.required("version", json.version(), v -> v).get());
    LegalText text = LegalText.accepted(document, version);
    identity
        .acceptDocuments()
        .handle(new AcceptDocuments.Command(Caller.of(request).account(), List.of(text)));
  }
}
