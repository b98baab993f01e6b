package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.ChangePassword;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.shared.DomainException;
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

/** Passwords that are forgotten or changed. */
@Tag(name = "Sessions")
@Controller("/api/v1")
final class PasswordController {

  private static final Location NEW = Location.Pointer.ROOT.member("new");

  private final Identity identity;
  private final CallerOrigins origins;
  private final ClientAddresses addresses;

  PasswordController(Identity identity, CallerOrigins origins, ClientAddresses addresses) {
    this.identity = identity;
    this.origins = origins;
    this.addresses = addresses;
  }

  /**
   * Asks for a mail with a code for a new password.
   *
   * <p>The answer is the same whether or not there is such an account. The code is for one use, and
   * valid for 30 minutes. At most three are sent in that time. Operators get none.
   *
   * @param body whose password it is
   */
  @NotIdempotent
  @Post("/auth/password-reset")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(CallThreads.NAME)
  @Status(HttpStatus.ACCEPTED)
  @PossibleProblems(ProblemType.TOO_MANY_REQUESTS)
  @BodyLimit(BodyLimit.CREDENTIALS)
  void requestPasswordReset(
      @RequestBody(
              content = @Content(schema = @Schema(implementation = PasswordResetRequest.class)))
          @Body
          JsonBody<PasswordResetRequest> body,
      HttpRequest<?> request) {
    var command =
        body.read((json, fields) -> PasswordResetRequest.read(json, addresses.of(request), fields));
    identity.requestPasswordReset().handle(command);
  }

  /**
   * Chooses a new password with the code from a mail.
   *
   * <p>All sessions of the account are over, and so is the address of its calendar. A password that
   * is refused does not use up the code.
   *
   * @param body the code, and the new password
   */
  @NotIdempotent
  @Post("/auth/password-reset/confirmation")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.CODE_VOID)
  @BodyLimit(BodyLimit.CREDENTIALS)
  void resetPassword(
      @RequestBody(content = @Content(schema = @Schema(implementation = NewPasswordRequest.class)))
          @Body
          JsonBody<NewPasswordRequest> body,
      HttpRequest<?> request) {
    var command =
        body.read((json, fields) -> NewPasswordRequest.read(json, addresses.of(request), fields));
    identity.resetPassword().handle(command);
  }

  /**
   * Changes the caller's password.
   *
   * <p>All other sessions of the account are over, and so is the address of its calendar. Wrong
   * guesses of the current password count as wrong logins do. An account with a second factor wants
   * a code as well.
   *
   * @param body the current password and the new one
   */
  @NotIdempotent
  @Put("/me/password")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems({
    ProblemType.WRONG_PASSWORD,
    ProblemType.PROOF_REQUIRED,
    ProblemType.CODE_VOID,
    ProblemType.TOO_MANY_REQUESTS
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  void changePassword(
      @RequestBody(
              content = @Content(schema = @Schema(implementation = PasswordChangeRequest.class)))
          @Body
          JsonBody<PasswordChangeRequest> body,
      HttpRequest<?> request) {
    SignedInCaller caller = origins.caller(request);
    var command =
        body.read(
            (json, fields) -> {
              Field<Password> current = fields.required("current", json.current(), Password::typed);
              Field<Password> chosen = fields.required("new", json.chosen(), Password::chosen);
              Field<Optional<String>> code = fields.optional("code", json.code(), text -> text);
              return new ChangePassword.Command(caller, current.get(), chosen.get(), code.get());
            });
    try {
      identity.changePassword().handle(command);
    } catch (DomainException refused) {
      throw refused.violation() instanceof IdentityViolation.PasswordTellsWhoseItIs telling
          ? InvalidRequest.at(NEW, telling)
          : refused;
    }
  }
}
