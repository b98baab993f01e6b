package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.ConfirmEmail;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RequestEmailConfirmation;
import br.com.techmedicos.application.identity.SecretToken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The e-mail addresses of accounts. */
@Tag(name = "Sessions")
@Controller("/api/v1")
@ExecuteOn(CallThreads.NAME)
class EmailController {

  private final Identity identity;
  private final CallerOrigins origins;

  EmailController(Identity identity, CallerOrigins origins) {
    this.identity = identity;
    this.origins = origins;
  }

  /**
   * Confirms an address with the code from a mail.
   *
   * <p>The code is for one use, and valid for a day. Until then, where addresses are confirmed, a
   * patient can do all but book.
   *
   * @param body the code
   */
  @NotIdempotent
  @Post("/auth/email-confirmation")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.CODE_VOID)
  @BodyLimit(BodyLimit.CREDENTIALS)
  void confirmEmail(
      @RequestBody(content = @Content(schema = @Schema(implementation = TokenRequest.class))) @Body
          JsonBody<TokenRequest> body) {
    SecretToken token = body.read(TokenRequest::read);
    identity.confirmEmail().handle(new ConfirmEmail.Command(token));
  }

  /**
   * Asks for another mail that confirms the caller's address.
   *
   * <p>At most five are sent in a day. If the address is confirmed, nothing happens.
   */
  @NotIdempotent
  @Post("/me/email-confirmation")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Status(HttpStatus.ACCEPTED)
  void requestEmailConfirmation(HttpRequest<?> request) {
    identity
        .requestEmailConfirmation()
        .handle(new RequestEmailConfirmation.Command(origins.caller(request)));
  }
}
