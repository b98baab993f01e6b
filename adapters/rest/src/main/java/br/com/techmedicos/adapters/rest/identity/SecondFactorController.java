package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.ConfirmSecondFactor;
import br.com.techmedicos.application.identity.EnrolSecondFactor;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RemoveSecondFactor;
import br.com.techmedicos.application.identity.RenewRecoveryCodes;
import br.com.techmedicos.domain.identity.Password;
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
  private final CallerOrigins origins;

  SecondFactorController(Identity identity, CallerOrigins origins) {
    this.identity = identity;
    this.origins = origins;
  }

  /**
   * Begins to set up a second factor.
   *
   * <p>The secret is for an authenticator app. Logins need no code yet. Beginning again makes
   * another secret. Wrong passwords count as wrong logins do.
   *
   * @param body the current password
   * @return the secret, and the address that apps read from a QR code
   */
  @NotIdempotent
  @Post
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.OK)
  @PossibleProblems({
    ProblemType.SECOND_FACTOR_ON,
    ProblemType.WRONG_PASSWORD,
    ProblemType.TOO_MANY_REQUESTS
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  EnrolmentResponse beginSecondFactor(
      @RequestBody(content = @Content(schema = @Schema(implementation = PasswordRequest.class)))
          @Body
          JsonBody<PasswordRequest> body,
      HttpRequest<?> request) {
    Password password = body.read(PasswordRequest::read);
    return EnrolmentResponse.of(
        identity
            .enrolSecondFactor()
            .handle(new EnrolSecondFactor.Command(origins.caller(request), password)));
  }

  /**
   * Turns the second factor on.
   *
   * <p>From then on, logins need a code as well, and all other sessions end. A code is for one use.
   * Once it is on, a repetition is refused, since the recovery codes are shown once.
   *
   * @param body a code of the app
   * @return codes for who loses the app; they are shown this once
   */
  @NotIdempotent
  @Post("/confirmation")
  @Status(HttpStatus.OK)
  @PossibleProblems({
    ProblemType.NOT_FOUND,
    ProblemType.SECOND_FACTOR_ON,
    ProblemType.CODE_VOID,
    ProblemType.TOO_MANY_REQUESTS
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  RecoveryCodesResponse confirmSecondFactor(
      @RequestBody(content = @Content(schema = @Schema(implementation = CodeRequest.class))) @Body
          JsonBody<CodeRequest> body,
      HttpRequest<?> request) {
    String code = body.read(CodeRequest::read);
    return RecoveryCodesResponse.of(
        identity
            .confirmSecondFactor()
            .handle(new ConfirmSecondFactor.Command(origins.caller(request), code)));
  }

  /**
   * Makes new recovery codes.
   *
   * <p>Those before are void.
   *
   * @param body the current password, and a code of the app or a recovery code
   * @return the codes; they are shown this once
   */
  @NotIdempotent
  @Post("/recovery-codes")
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.OK)
  @PossibleProblems({
    ProblemType.NOT_FOUND,
    ProblemType.WRONG_PASSWORD,
    ProblemType.CODE_VOID,
    ProblemType.TOO_MANY_REQUESTS
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  RecoveryCodesResponse renewRecoveryCodes(
      @RequestBody(content = @Content(schema = @Schema(implementation = ProofRequest.class))) @Body
          JsonBody<ProofRequest> body,
      HttpRequest<?> request) {
    ProofRequest.Proof proof = body.read(ProofRequest::read);
    var command =
        new RenewRecoveryCodes.Command(origins.caller(request), proof.password(), proof.code());
    return RecoveryCodesResponse.of(identity.renewRecoveryCodes().handle(command));
  }

  /**
   * Turns the second factor off.
   *
   * @param body the current password, and a code of the app or a recovery code
   */
  @NotIdempotent
  @Delete
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems({
    ProblemType.NOT_FOUND,
    ProblemType.WRONG_PASSWORD,
    ProblemType.CODE_VOID,
    ProblemType.TOO_MANY_REQUESTS
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  void removeSecondFactor(
      @RequestBody(content = @Content(schema = @Schema(implementation = ProofRequest.class))) @Body
          JsonBody<ProofRequest> body,
      HttpRequest<?> request) {
    ProofRequest.Proof proof = body.read(ProofRequest::read);
    var command =
        new RemoveSecondFactor.Command(origins.caller(request), proof.password(), proof.code());
    identity.removeSecondFactor().handle(command);
  }
}
