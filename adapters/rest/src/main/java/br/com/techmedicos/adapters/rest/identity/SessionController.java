package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.NotOneOf;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.application.identity.DeviceToken;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.IssueClientToken;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.LogOut;
import br.com.techmedicos.application.identity.RefreshSession;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sessions: login, refresh, logout. */
@Tag(name = "Sessions")
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(CallThreads.NAME)
final class SessionController {

  private static final String CLIENT_CREDENTIALS = "client_credentials";
  private static final List<String> GRANT_TYPES = List.of("refresh_token", CLIENT_CREDENTIALS);

  private final Identity identity;
  private final ClientAddresses addresses;

  SessionController(Identity identity, ClientAddresses addresses) {
    this.identity = identity;
    this.addresses = addresses;
  }

  /**
   * Logs in as a doctor, by CRM.
   *
   * @param body the credentials
   * @return tokens of a new session, and of the device
   */
  @NotIdempotent
  @Post("/doctors")
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.OK)
  @PossibleProblems({
    ProblemType.INVALID_CREDENTIALS,
    ProblemType.SECOND_FACTOR_REQUIRED,
    ProblemType.WRONG_CODE
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  LoginResponse logInDoctor(
      @RequestBody(content = @Content(schema = @Schema(implementation = DoctorLoginRequest.class)))
          @Body
          JsonBody<DoctorLoginRequest> body,
      HttpRequest<?> request) {
    var command =
        body.read(
            (json, fields) -> {
              Field<Crm> crm = fields.object("crm", json.crm(), CrmJson::read);
              Field<Password> password =
                  fields.required("password", json.password(), Password::typed);
              return new LogIn.Command(
                  Role.DOCTOR,
                  Identifier.of(crm.get()),
                  password.get(),
                  addresses.of(request),
                  device(json.deviceToken()),
                  UserAgents.inWords(request),
                  Optional.ofNullable(json.code()));
            });
    return LoginResponse.of(identity.logIn().handle(command));
  }

  /**
   * Logs in as a patient, by e-mail or CPF.
   *
   * @param body the credentials
   * @return tokens of a new session, and of the device
   */
  @NotIdempotent
  @Post("/patients")
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.OK)
  @PossibleProblems({
    ProblemType.INVALID_CREDENTIALS,
    ProblemType.SECOND_FACTOR_REQUIRED,
    ProblemType.WRONG_CODE
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  LoginResponse logInPatient(
      @RequestBody(content = @Content(schema = @Schema(implementation = LoginRequest.class))) @Body
          JsonBody<LoginRequest> body,
      HttpRequest<?> request) {
    return logIn(Role.PATIENT, body, request);
  }

  /**
   * Logs in as an operator.
   *
   * @param body the credentials
   * @return tokens of a new session, and of the device
   */
  @NotIdempotent
  @Post("/operators")
  @ExecuteOn(CallThreads.CREDENTIALS)
  @Status(HttpStatus.OK)
  @PossibleProblems({
    ProblemType.INVALID_CREDENTIALS,
    ProblemType.SECOND_FACTOR_REQUIRED,
    ProblemType.WRONG_CODE
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  LoginResponse logInOperator(
      @RequestBody(content = @Content(schema = @Schema(implementation = LoginRequest.class))) @Body
          JsonBody<LoginRequest> body,
      HttpRequest<?> request) {
    return logIn(Role.OPERATOR, body, request);
  }

  /**
   * Refreshes a session, or gives a program its token.
   *
   * <p>A refresh token is for one use; a repetition within 10 seconds gets another one, since
   * answers get lost. A later one ends the session. So does one after a next token was used, and
   * the use of two next tokens. Programs of partners send {@code client_credentials} with id and
   * secret, and get an access token for their scopes.
   *
   * @param body the latest refresh token, or the credentials of a program
   * @return new tokens
   */
  @NotIdempotent
  @Post("/token")
  @Status(HttpStatus.OK)
  @PossibleProblems({
    ProblemType.INVALID_REFRESH_TOKEN,
    ProblemType.INVALID_CLIENT,
    ProblemType.INVALID_SCOPE
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  TokenResponse refreshSession(
      @RequestBody(content = @Content(schema = @Schema(implementation = RefreshRequest.class)))
          @Body
          JsonBody<RefreshRequest> body) {
    Supplier<TokenResponse> answer =
        body.read(
            (json, fields) -> {
              String grant =
                  fields
                      .required("grant_type", json.grantType(), SessionController::grantType)
                      .get();
              return grant.equals(CLIENT_CREDENTIALS)
                  ? program(json, fields)
                  : refreshed(secret(json.refreshToken(), fields));
            });
    return answer.get();
  }

  private Supplier<TokenResponse> refreshed(SecretToken token) {
    var command = new RefreshSession.Command(token);
    return () -> TokenResponse.of(identity.refreshSession().handle(command));
  }

  private Supplier<TokenResponse> program(RefreshRequest json, Fields fields) {
    Field<Optional<ClientId>> id =
        fields.required("client_id", json.clientId(), text -> Uuids.parse(text).map(ClientId::new));
    Field<SecretToken> secret =
        fields.required("client_secret", json.clientSecret(), SecretToken::new);
    var command =
        new IssueClientToken.Command(id.get(), secret.get(), Optional.ofNullable(json.scope()));
    return () -> TokenResponse.of(identity.issueClientToken().handle(command));
  }

  /**
   * Ends a session.
   *
   * <p>The answer is the same whether or not there was a session.
   *
   * @param body a refresh token of the session
   */
  @NaturallyIdempotent
  @Post("/logout")
  @Status(HttpStatus.NO_CONTENT)
  @BodyLimit(BodyLimit.CREDENTIALS)
  void logOut(
      @RequestBody(content = @Content(schema = @Schema(implementation = LogoutRequest.class))) @Body
          JsonBody<LogoutRequest> body) {
    var command =
        body.read((json, fields) -> new LogOut.Command(secret(json.refreshToken(), fields)));
    identity.logOut().handle(command);
  }

  private LoginResponse logIn(Role role, JsonBody<LoginRequest> body, HttpRequest<?> request) {
    var command =
        body.read(
            (json, fields) -> {
              Field<Identifier> login =
                  fields.required("login", json.login(), text -> Logins.parse(role, text));
              Field<Password> password =
                  fields.required("password", json.password(), Password::typed);
              return new LogIn.Command(
                  role,
                  login.get(),
                  password.get(),
                  addresses.of(request),
                  device(json.deviceToken()),
                  UserAgents.inWords(request),
                  Optional.ofNullable(json.code()));
            });
    return LoginResponse.of(identity.logIn().handle(command));
  }

  private static Optional<DeviceToken> device(@Nullable String token) {
    return Optional.ofNullable(token).map(DeviceToken::new);
  }

  private static String grantType(String grantType) {
    if (!GRANT_TYPES.contains(grantType)) {
      throw new DomainException(new NotOneOf(GRANT_TYPES));
    }
    return grantType;
  }

  private static SecretToken secret(@Nullable String token, Fields fields) {
    return fields.required("refresh_token", token, SecretToken::new).get();
  }
}
