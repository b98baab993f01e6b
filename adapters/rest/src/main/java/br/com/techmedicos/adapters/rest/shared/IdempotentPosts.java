package br.com.techmedicos.adapters.rest.shared;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.IdempotencyRecords.Answer;
import br.com.techmedicos.application.shared.IdempotencyRecords.Claim;
import br.com.techmedicos.application.shared.IdempotencyRecords.Key;
import br.com.techmedicos.application.shared.IdempotencyRecords.Remembered;
import br.com.techmedicos.application.shared.UnitOfWork;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client repeat a POST of which the answer was lost, without a second effect: a request with
 * an {@code Idempotency-Key} is answered once, and every repetition gets that answer.
 *
 * <p>The key is claimed first, so that a duplicate under way is noticed. Then effect and answer are
 * committed in one unit of work: there is never one without the other. Refusals are remembered too,
 * after the effect was rolled back; what repeating may mend (429, 5xx) is not, nor what is told to
 * someone whose account has just ended (401).
 */
@Singleton
public class IdempotentPosts {

  /** The header that names a request. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

  private final IdempotencyRecords records;
  private final UnitOfWork unitOfWork;
  private final Problems problems;
  private final JsonMapper json;
  private final IdGenerator ids;
  private final Clock clock;

  IdempotentPosts(
      IdempotencyRecords records,
      UnitOfWork unitOfWork,
      Problems problems,
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

  /**
   * Answers a request without a body; see {@link #answer(HttpRequest, JsonBody, Class, Supplier)}.
   */
  public <T> HttpResponse<T> answer(
      HttpRequest<?> request, Class<T> type, Supplier<MutableHttpResponse<T>> command) {
    return answer(request, () -> Fingerprint.of(""), type, command);
  }

  /**
   * Answers a request.
   *
   * @param request of an authenticated caller
   * @param body what was sent with it
   * @param type the body of the answer
   * @param command does what is asked, rules and all
   */
  public <T> HttpResponse<T> answer(
      HttpRequest<?> request,
      @Nullable JsonBody<?> body,
      Class<T> type,
      Supplier<MutableHttpResponse<T>> command) {
    return answer(request, () -> Fingerprint.of(body), type, command);
  }

  /**
   * Answers a request whose body is not JSON.
   *
   * @param request of an authenticated caller
   * @param content says all that the body said
   * @param type the body of the answer
   * @param command does what is asked, rules and all
   */
  public <T> HttpResponse<T> answer(
      HttpRequest<?> request,
      String content,
      Class<T> type,
      Supplier<MutableHttpResponse<T>> command) {
    return answer(request, () -> Fingerprint.of(content), type, command);
  }

  private <T> HttpResponse<T> answer(
      HttpRequest<?> request,
      Supplier<String> fingerprint,
      Class<T> type,
      Supplier<MutableHttpResponse<T>> command) {
    String value = request.getHeaders().get(HEADER);
    if (value == null) {
      return command.get();
    }
    Key key = key(request, value);
    Claim claim = new Claim(ids.next(), fingerprint.get(), clock.instant());
    Optional<Remembered> before = unitOfWork.execute(() -> records.claim(key, claim));
    return before.isPresent()
        ? repeated(before.get(), claim, type)
        : first(request, key, claim.id(), command);
  }

  private <T> HttpResponse<T> first(
      HttpRequest<?> request, Key key, UUID claim, Supplier<MutableHttpResponse<T>> command) {
    try {
      return unitOfWork.execute(
          () -> {
            MutableHttpResponse<T> response = command.get();
            records.complete(key, claim, kept(response));
            return response;
          });
    } catch (RuntimeException refused) {
      try {
        keepOrRelease(request, key, claim, refused);
      } catch (RuntimeException second) {
        refused.addSuppressed(second); // the claim ends with its lease
      }
      throw refused;
    }
  }

  private void keepOrRelease(
      HttpRequest<?> request, Key key, UUID claim, RuntimeException refused) {
    Optional<Answer> lasting =
        problems
            .of(refused, request)
            .map(Told::problem)
            .filter(problem -> problem.status() < 500)
            .filter(problem -> problem.status() != 429 && problem.status() != 401)
            .map(problem -> new Answer(problem.status(), Map.of(), written(problem)));
    // Even if it was refused because its time is up, or it could not be repeated for a while.
    CallDeadline.regardless(
        () ->
            unitOfWork.execute(
                () -> {
                  lasting.ifPresentOrElse(
                      answer -> records.complete(key, claim, answer),
                      () -> records.release(key, claim));
                  return key;
                }));
  }

  private <T> HttpResponse<T> repeated(Remembered before, Claim claim, Class<T> type) {
    if (!before.fingerprint().equals(claim.fingerprint())) {
      throw new Refused(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    Answer answer = before.answer().orElseThrow(() -> new Refused(ProblemType.REQUEST_IN_PROGRESS));
    if (answer.status() >= 400) {
      throw new KeptProblem(read(answer.body(), Problem.class));
    }
    MutableHttpResponse<T> response = HttpResponse.status(answer.status(), "");
    answer.headers().forEach(response::header);
    return answer.body().isEmpty() ? response : response.body(read(answer.body(), type));
  }

  private static Key key(HttpRequest<?> request, String value) {
    if (!VISIBLE_ASCII.matcher(value).matches()) {
      throw InvalidRequest.at(new Location.Header(HEADER), Malformed.NOT_AN_IDEMPOTENCY_KEY);
    }
    Authentication caller =
        request
            .getUserPrincipal(Authentication.class)
            .orElseThrow(() -> new Refused(ProblemType.UNAUTHENTICATED));
    return new Key(
        IdempotencyRecords.caller(String.join("+", caller.getRoles()), caller.getName()),
        request.getMethodName() + " " + request.getPath(),
        value);
  }

  private Answer kept(HttpResponse<?> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      String value = response.getHeaders().get(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Answer(response.code(), headers, response.getBody().map(this::written).orElse(""));
  }

  private String written(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(String body, Class<T> type) {
    try {
      return json.readValue(body, Argument.of(type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
