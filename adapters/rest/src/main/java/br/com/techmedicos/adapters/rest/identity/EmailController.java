package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.ConfirmEmail;
import br.com.techmedicos.application.identity.ConfirmEmailChange;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RequestEmailChange;
import br.com.techmedicos.application.identity.RequestEmailConfirmation;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.application.identity.TakeEmailBack;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Password;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** The e-mail addresses of accounts. */
@Tag(name = "Sessions")
@Controller("/api/v1")
@ExecuteOn(CallThreads.NAME)
class EmailController {

  private final Identity identity;
  private final CallerOrigins origins;
  private final ClientAddresses addresses;

  EmailController(Identity identity, CallerOrigins origins, ClientAddresses addresses) {
    this.identity = identity;
    this.origins = origins;
    this.addresses = addresses;
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
   * <p>At most five requests in a day. If the address is confirmed, nothing happens.
   */
  @NotIdempotent
  @Post("/me/email-confirmation")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Status(HttpStatus.ACCEPTED)
  @PossibleProblems(ProblemType.TOO_MANY_REQUESTS)
  void requestEmailConfirmation(HttpRequest<?> request) {
    identity
        .requestEmailConfirmation()
        .handle(new RequestEmailConfirmation.Command(origins.caller(request)));
  }

  /**
   * Asks for another address.
   *
   * <p>A code is mailed to the new address, for one use and valid for a day; nothing changes before
   * it is used. The answer is the same if somebody else has the address. At most five requests in a
   * day. Wrong passwords count as wrong logins do. An account with a second factor wants a code as
   * well.
   *
   * @param body the new address, and the current password
   */
  @NotIdempotent
  @Put("/me/email")
  @Secured({Caller.PATIENT, Caller.DOCTOR})
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.ACCEPTED)
  @PossibleProblems({
    ProblemType.WRONG_PASSWORD,
    ProblemType.PROOF_REQUIRED,
    ProblemType.CODE_VOID,
    ProblemType.TOO_MANY_REQUESTS
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  void requestEmailChange(
      @RequestBody(content = @Content(schema = @Schema(implementation = EmailChangeRequest.class)))
          @Body
          JsonBody<EmailChangeRequest> body,
      HttpRequest<?> request) {
    SignedInCaller caller = origins.caller(request);
    var command =
        body.read(
            (json, fields) -> {
              Field<EmailAddress> email =
                  fields.required("email", json.email(), EmailAddress::parse);
              Field<Password> password =
                  fields.required("password", json.password(), Password::typed);
              Field<Optional<String>> code = fields.optional("code", json.code(), text -> text);
              return new RequestEmailChange.Command(
                  caller, password.get(), email.get(), code.get());
            });
    identity.requestEmailChange().handle(command);
  }

  /**
   * Changes the address with the code from the mail.
   *
   * <p>All other sessions are over. A mail to the address before tells its owner, with a code that
   * takes it back for 72 hours.
   *
   * @param body the code
   */
  @NotIdempotent
  @Post("/auth/email-change/confirmation")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.CODE_VOID)
  @BodyLimit(BodyLimit.CREDENTIALS)
  void confirmEmailChange(
      @RequestBody(content = @Content(schema = @Schema(implementation = TokenRequest.class))) @Body
          JsonBody<TokenRequest> body) {
    SecretToken token = body.read(TokenRequest::read);
    identity.confirmEmailChange().handle(new ConfirmEmailChange.Command(token));
  }

  /**
   * Takes an address back with the code from a mail to it, and chooses a new password.
   *
   * <p>All sessions are over, and so is the address of the calendar.
   *
   * @param body the code, and the new password
   */
  @NotIdempotent
  @Post("/auth/email-change/reversal")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.CODE_VOID)
  @BodyLimit(BodyLimit.CREDENTIALS)
  void takeEmailBack(
      @RequestBody(content = @Content(schema = @Schema(implementation = NewPasswordRequest.class)))
          @Body
          JsonBody<NewPasswordRequest> body,
      HttpRequest<?> request) {
    var command =
        body.read((json, fields) -> NewPasswordRequest.read(json, addresses.of(request), fields));
    identity
        .takeEmailBack()
        .handle(new TakeEmailBack.Command(command.token(), command.password(), command.address()));
  }
}
