package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Translates exceptions into problems, in the language of the client. */
@Singleton
public final class ProblemTranslator {

  /** When to retry after a timeout. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** In seconds. Callers who are refused together do not return together. */
  private static final int LATEST_RETRY_AFTER_OVERLOAD = 5;

  /** A role in access tokens. */
  private static final String DOCTOR = "DOCTOR";

  private final List<ProblemMapping> mappings;
  private final Clock clock;
  private final AtomicInteger refused = new AtomicInteger();

  public ProblemTranslator(List<ProblemMapping> mappings, Clock clock) {
    this.mappings = mappings;
    this.clock = clock;
  }

  /** The problem for an exception; empty if the exception is a bug. */
  public Optional<ProblemResponse> of(Throwable thrown, HttpRequest<?> request) {
    ReaderFormat reader = reader(request);
    if (thrown instanceof InvalidRequest invalid) {
      List<ProblemJson.Invalid> parts =
          invalid.errors().stream().map(error -> part(error, reader)).toList();
      return Optional.of(ProblemResponse.of(invalid(parts, reader.language())));
    }
    if (thrown instanceof DomainException broken) {
      return Optional.of(response(problem(broken.violation()), reader));
    }
    if (thrown instanceof ProblemException refused) {
      return Optional.of(response(refused.problem(), reader));
    }
    if (thrown instanceof DatabaseUnavailable && isRead(request)) {
      // A read may be repeated, even if nobody knows whether its access was logged.
      return Optional.of(response(ofAll(Problem.of(ProblemType.DATABASE_UNAVAILABLE)), reader));
    }
    if (thrown instanceof Failure failure) {
      return Optional.of(response(ofAll(failure.fold(new FailureProblems())), reader));
    }
    if (thrown instanceof RejectedExecutionException) {
      return Optional.of(response(ofAll(Problem.of(ProblemType.BUSY)), reader));
    }
    if (thrown instanceof CallDeadline.Passed) {
      return Optional.of(response(Problem.of(ProblemType.TIMED_OUT).after(RETRY_AFTER), reader));
    }
    if (thrown instanceof ReplayedProblem replayed) {
      return Optional.of(ProblemResponse.of(replayed.problem()));
    }
    return Optional.empty();
  }

  private static boolean isRead(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
  }

  /**
   * Spreads the retries of a refusal that meets everyone at once: from one second to the most, and
   * then one again.
   */
  private Problem ofAll(Problem problem) {
    boolean meetsAll =
        problem.type() == ProblemType.BUSY || problem.type() == ProblemType.DATABASE_UNAVAILABLE;
    return meetsAll && problem.retryAfter().isEmpty()
        ? problem.after(
            Duration.ofSeconds(
                Math.floorMod(refused.getAndIncrement(), LATEST_RETRY_AFTER_OVERLOAD) + 1L))
        : problem;
  }

  /** The refusal of a call, with its problem still in no language. */
  public ProblemException mapped(DomainException broken) {
    return new ProblemException(problem(broken.violation()));
  }

  /** The problem for a status that the framework has set. */
  public ProblemResponse ofStatus(int status, HttpRequest<?> request) {
    Locale language = Languages.of(request);
    ProblemType type = ProblemType.ofStatus(status);
    String message =
        switch (type) {
          case INVALID_REQUEST -> "unreadable-request"; // the other message points to the errors
          case INTERNAL_ERROR -> "internal-error-of-framework"; // the other message names a code
          case FORBIDDEN ->
              request.getUserPrincipal().isEmpty() // so it was not refused for the caller's role
                  ? "forbidden-to-origin"
                  : type.slug();
          default -> type.slug();
        };
    return ProblemResponse.of(
        withParts(ProblemJson.of(type, status, Messages.text(message, language), language)));
  }

  /** Returns a problem for a response before there is a request. */
  public ProblemJson ofType(ProblemType type, Locale language) {
    return response(Problem.of(type), new ReaderFormat(language, clock.instant(), false)).problem();
  }

  /** An example of a problem, for the reference. */
  public ProblemJson sample(ProblemType type, Locale language) {
    return withParts(
        ProblemJson.of(type, type.status(), Messages.explanation(type, language), language));
  }

  /** With 400, a part is always named: the whole body, if no other. */
  private static ProblemJson withParts(ProblemJson problem) {
    return problem.status() == 400
        ? problem.with(List.of(part(Location.Pointer.ROOT, problem.detail())))
        : problem;
  }

  private static ProblemJson invalid(List<ProblemJson.Invalid> parts, Locale language) {
    ProblemType type = ProblemType.INVALID_REQUEST;
    String detail = Messages.text(type.slug(), language);
    return ProblemJson.of(type, type.status(), detail, language).with(parts);
  }

  private ProblemJson.Invalid part(FieldError error, ReaderFormat reader) {
    Problem problem = problem(error.violation());
    // An error of the whole body usually concerns one part of it, which the problem names.
    Location location =
        error.location().equals(Location.Pointer.ROOT)
            ? problem.location().orElse(Location.Pointer.ROOT)
            : error.location();
    return part(location, detail(problem, reader));
  }

  private ProblemResponse response(Problem problem, ReaderFormat reader) {
    if (problem.type() == ProblemType.INVALID_REQUEST) {
      Location location = problem.location().orElse(Location.Pointer.ROOT);
      return ProblemResponse.of(
          invalid(List.of(part(location, detail(problem, reader))), reader.language()));
    }
    ProblemType type = problem.type();
    ProblemResponse response =
        ProblemResponse.of(
            withParts(
                    ProblemJson.of(type, type.status(), detail(problem, reader), reader.language()))
                .with(problem.times()));
    return new ProblemResponse(
        response.problem(), problem.retryAfter().or(response::retryAfter), problem.headers());
  }

  private static ProblemJson.Invalid part(Location location, String detail) {
    return new ProblemJson.Invalid(
        location instanceof Location.Pointer pointer ? pointer.value() : null,
        location instanceof Location.Parameter parameter ? parameter.name() : null,
        location instanceof Location.Header header ? header.name() : null,
        detail);
  }

  private Problem problem(Violation violation) {
    return mappings.stream()
        .flatMap(mapping -> mapping.of(violation).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no translation of " + violation.getClass()));
  }

  private static String detail(Problem problem, ReaderFormat reader) {
    return Messages.detail(problem.message(), problem.arguments(), reader);
  }

  /** A doctor reads of no agenda but their own. Nobody else has told us a zone. */
  private ReaderFormat reader(HttpRequest<?> request) {
    boolean doctor =
        request
            .getUserPrincipal(Authentication.class)
            .filter(caller -> caller.getRoles().contains(DOCTOR))
            .isPresent();
    return new ReaderFormat(Languages.of(request), clock.instant(), doctor);
  }
}
