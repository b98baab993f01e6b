package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.ConfirmSecondFactor;
import br.com.techmedicos.application.identity.EnrolSecondFactor;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RemoveSecondFactor;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The caller's second factor: an app that shows codes. */
@Tag(name = "Sessions")
@Controller("/api/v1/me/second-factor")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(CallThreads.NAME)
class SecondFactorController {

  private final Identity identity;
  private final ClientAddresses addresses;

  SecondFactorController(Identity identity, ClientAddresses addresses) {
    this.identity = identity;
    this.addresses = addresses;
  }

  /**
   * Begins to set up a second factor.
   *
   * <p>The secret is for an authenticator app. Logins need no code yet. Beginning again makes
   * another secret.
   *
   * @return the secret, and the address that apps read from a QR code
   */
  @NotIdempotent
  @Post
  @Status(HttpStatus.OK)
  @PossibleProblems(ProblemType.SECOND_FACTOR_ON)
  EnrolmentResponse beginSecondFactor(HttpRequest<?> request) {
    return EnrolmentResponse.of(
        identity
            .enrolSecondFactor()
            .handle(new EnrolSecondFactor.Command(Caller.of(request).account())));
  }

  /**
   * Turns the second factor on.
   *
   * <p>From then on, logins need a code as well, and all other sessions end. A code is for one use.
   *
   * @param body a code of the app
   * @return codes for who loses the app; they are shown this once
   */
  @NotIdempotent
  @Post("/confirmation")
  @Status(HttpStatus.OK)
  @PossibleProblems({ProblemType.NOT_FOUND, ProblemType.CODE_VOID, ProblemType.TOO_MANY_REQUESTS})
  @BodyLimit(BodyLimit.CREDENTIALS)
  RecoveryCodesResponse confirmSecondFactor(
      @RequestBody(content = @Content(schema = @Schema(implementation = CodeRequest.class))) @Body
          JsonBody<CodeRequest> body,
      HttpRequest<?> request) {
    String code = body.read(CodeRequest::read);
    return RecoveryCodesResponse.of(
        identity
            .confirmSecondFactor()
            .handle(
                new ConfirmSecondFactor.Command(
                    Caller.of(request).account(),
                    CallerOrigin.of(request, identity).session(),
                    code,
                    addresses.of(request))));
  }

  /**
   * Turns the second factor off.
   *
   * @param body a code of the app, or a recovery code
   */
  @NotIdempotent
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems({ProblemType.NOT_FOUND, ProblemType.CODE_VOID, ProblemType.TOO_MANY_REQUESTS})
  @BodyLimit(BodyLimit.CREDENTIALS)
  void removeSecondFactor(
      @RequestBody(content = @Content(schema = @Schema(implementation = CodeRequest.class))) @Body
          JsonBody<CodeRequest> body,
      HttpRequest<?> request) {
    String code = body.read(CodeRequest::read);
    identity
        .removeSecondFactor()
        .handle(
            new RemoveSecondFactor.Command(
                Caller.of(request).account(), code, addresses.of(request)));
  }
}
