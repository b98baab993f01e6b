package br.com.techmedicos.adapters.rest.call;

import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import br.com.techmedicos.adapters.rest.problem.ProblemResponse;
import br.com.techmedicos.adapters.rest.problem.ProblemTranslator;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.ReplayedProblem;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.IdempotencyRecords.Answer;
import br.com.techmedicos.application.shared.IdempotencyRecords.Claim;
import br.com.techmedicos.application.shared.IdempotencyRecords.Key;
import br.com.techmedicos.application.shared.IdempotencyRecords.Remembered;
import br.com.techmedicos.application.shared.UnitOfWork;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Allows a client to retry a call whose answer was lost, without a second effect: an {@link
 * Idempotent} call with an {@code Idempotency-Key} runs once, and every retry gets the same answer.
 *
 * <p>The key is claimed first, so that a concurrent duplicate is noticed. Effect and answer are
 * then committed in one unit of work. Refusals by a rule are stored too, after the effect was
 * rolled back. Problems that another or a later request may resolve release the key: an invalid
 * request (400), the caller or the path (401, 403, 404), a missing version (428), rate limits and
 * failures (429, 5xx).
 */
@Singleton
@InterceptorBean(Idempotent.class)
public class IdempotencyInterceptor implements MethodInterceptor<Object, Object> {

  /** The header with the key. */
  public static final String HEADER = "Idempotency-Key";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Set<Integer> GIVE_THE_KEY_BACK = Set.of(400, 401, 403, 404, 428, 429);
  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

  private final IdempotencyRecords records;
  private final UnitOfWork unitOfWork;
  private final ProblemTranslator problems;
  private final JsonMapper json;
  private final IdGenerator ids;
  private final Clock clock;

  IdempotencyInterceptor(
      IdempotencyRecords records,
      UnitOfWork unitOfWork,
      ProblemTranslator problems,
      JsonMapper json,
      IdGenerator ids,
      Clock clock) {
    this.records = records;
    this.unitOfWork = unitOfWork;
    this.problems = problems;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** The return type of the method: a response, a body, or nothing. */
  private record Form(boolean isResponse, Argument<?> body, HttpStatus status) {

    static Form of(MethodInvocationContext<?, ?> call) {
      HttpStatus status = call.enumValue(Status.class, HttpStatus.class).orElse(HttpStatus.OK);
      Argument<?> type = call.getReturnType().asArgument();
      return HttpResponse.class.isAssignableFrom(type.getType())
          ? new Form(true, type.getFirstTypeVariable().orElse(Argument.VOID), status)
          : new Form(false, type, status);
    }
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
    boolean streams = values(call, InputStream.class).findAny().isPresent();
    if (streams) {
      return call.proceed(); // the fingerprint is known when the content has been read
    }
    return answer(
        ServerRequestContext.currentRequest().orElseThrow(),
        () ->
            values(call, JsonBody.class)
                .findAny()
                .map(body -> Fingerprint.of(body.tree()))
                .orElseGet(() -> Fingerprint.of("")),
        Form.of(call),
        () -> call.proceed(this)); // repeated with the unit of work
  }

  private static <T> Stream<T> values(MethodInvocationContext<?, ?> call, Class<T> type) {
    return Arrays.stream(call.getParameterValues()).filter(type::isInstance).map(type::cast);
  }

  /**
   * Whether a call may be a repetition: its key is known. Whether it is one is only known when its
   * content has been read.
   *
   * @param request from an authenticated caller
   */
  public boolean mayRepeat(HttpRequest<?> request) {
    String value = request.getHeaders().get(HEADER);
    return value != null && records.find(key(request, value), clock.instant()).isPresent();
  }

  /**
   * Answers a call whose content was streamed.
   *
   * @param request from an authenticated caller
   * @param content everything that the body said
   * @param type the body of the answer
   * @param command does the work
   */
  @SuppressWarnings("unchecked") // the form is a response
  public <T> HttpResponse<T> answer(
      HttpRequest<?> request,
      String content,
      Class<T> type,
      Supplier<MutableHttpResponse<T>> command) {
    Form form = new Form(true, Argument.of(type), HttpStatus.OK);
    return (HttpResponse<T>)
        Objects.requireNonNull(answer(request, () -> Fingerprint.of(content), form, command::get));
  }

  private @Nullable Object answer(
      HttpRequest<?> request,
      Supplier<String> fingerprint,
      Form form,
      Supplier<@Nullable Object> command) {
    String value = request.getHeaders().get(HEADER);
    if (value == null) {
      return command.get();
    }
    Key key = key(request, value);
    Claim claim = new Claim(ids.next(), fingerprint.get(), clock.instant());
    Optional<Remembered> before = claim(key, claim);
    return before.isPresent()
        ? repeated(before.get(), claim, form)
        : first(request, key, claim.id(), form, command);
  }

  /** Until the key is claimed, nothing has been done. */
  private Optional<Remembered> claim(Key key, Claim claim) {
    try {
      return records.claim(key, claim);
    } catch (DatabaseUnavailable failure) {
      if (failure.outcomeKnown()) {
        throw failure;
      }
      DatabaseUnavailable unclaimed = DatabaseUnavailable.beforeCommit(failure);
      unitOfWork.runAfter(unclaimed, () -> records.release(key, claim.id()));
      throw unclaimed;
    }
  }

  private @Nullable Object first(
      HttpRequest<?> request, Key key, UUID claim, Form form, Supplier<@Nullable Object> command) {
    try {
      return unitOfWork
          .execute(
              () -> {
                Optional<Object> result = Optional.ofNullable(command.get());
                records.complete(key, claim, kept(result, form));
                return result;
              })
          .orElse(null);
    } catch (RuntimeException refused) {
      // Must happen even after the deadline; else the key stays claimed until its lease ends.
      unitOfWork.runAfter(refused, () -> keepOrRelease(request, key, claim, refused));
      throw refused;
    }
  }

  private void keepOrRelease(
      HttpRequest<?> request, Key key, UUID claim, RuntimeException refused) {
    Optional<Answer> lasting =
        problems
            .of(refused, request)
            .map(ProblemResponse::problem)
            .filter(problem -> problem.status() < 500)
            .filter(problem -> !GIVE_THE_KEY_BACK.contains(problem.status()))
            .map(problem -> new Answer(problem.status(), Map.of(), written(problem)));
    lasting.ifPresentOrElse(
        answer -> records.complete(key, claim, answer), () -> records.release(key, claim));
  }

  private @Nullable Object repeated(Remembered before, Claim claim, Form form) {
    if (!before.fingerprint().equals(claim.fingerprint())) {
      throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    Answer answer =
        before
            .answer()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemType.REQUEST_IN_PROGRESS).after(RETRY_AFTER)));
    if (answer.status() >= 400) {
      throw new ReplayedProblem(read(answer.body(), Argument.of(ProblemJson.class)));
    }
    Object body = answer.body().isEmpty() ? null : read(answer.body(), form.body());
    if (!form.isResponse()) {
      return body;
    }
    MutableHttpResponse<Object> response = HttpResponse.status(answer.status(), "");
    answer.headers().forEach(response::header);
    return response.body(body);
  }

  private static Key key(HttpRequest<?> request, String value) {
    if (!VISIBLE_ASCII.matcher(value).matches()) {
      throw InvalidRequest.at(new Location.Header(HEADER), RequestViolation.NOT_AN_IDEMPOTENCY_KEY);
    }
    Authentication caller =
        request
            .getUserPrincipal(Authentication.class)
            .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED));
    return new Key(
        IdempotencyRecords.caller(String.join("+", caller.getRoles()), caller.getName()),
        route(request),
        value);
  }

  /**
   * Returns the method and the path. A path that is longer than any of ours is digested; its call
   * is refused later.
   */
  private static String route(HttpRequest<?> request) {
    String route = request.getMethodName() + " " + RequestPath.of(request);
    return route.length() > Key.LONGEST_ROUTE ? Fingerprint.of(route) : route;
  }

  private Answer kept(Optional<Object> result, Form form) {
    if (result.orElse(null) instanceof HttpResponse<?> response) {
      Map<String, String> headers = new LinkedHashMap<>();
      for (String name : KEPT_HEADERS) {
        String value = response.getHeaders().get(name);
        if (value != null) {
          headers.put(name, value);
        }
      }
      return new Answer(response.code(), headers, response.getBody().map(this::written).orElse(""));
    }
    return new Answer(form.status().getCode(), Map.of(), result.map(this::written).orElse(""));
  }

  private String written(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(String body, Argument<T> type) {
    try {
      return json.readValue(body, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
