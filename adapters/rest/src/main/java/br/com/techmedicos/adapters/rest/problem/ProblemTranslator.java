package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** Translates exceptions into problems, in the language of the client. */
@Singleton
public final class ProblemTranslator {

  /** When to retry after a timeout or overload. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final List<ProblemMapping> mappings;

  public ProblemTranslator(List<ProblemMapping> mappings) {
    this.mappings = mappings;
  }

  /** The problem for an exception; empty if the exception is a bug. */
  public Optional<ProblemResponse> of(Throwable thrown, HttpRequest<?> request) {
    Locale language = Languages.of(request);
    if (thrown instanceof InvalidRequest invalid) {
      List<ProblemJson.Invalid> parts =
          invalid.errors().stream().map(error -> part(error, language)).toList();
      return Optional.of(ProblemResponse.of(invalid(parts, language)));
    }
    if (thrown instanceof DomainException broken) {
      return Optional.of(response(problem(broken.violation()), language));
    }
    if (thrown instanceof ProblemException refused) {
      return Optional.of(response(refused.problem(), language));
    }
    if (thrown instanceof Failure failure) {
      return Optional.of(response(failure.fold(new FailureProblems()), language));
    }
    if (thrown instanceof RejectedExecutionException) {
      return Optional.of(response(Problem.of(ProblemType.BUSY).after(RETRY_AFTER), language));
    }
    if (thrown instanceof CallDeadline.Passed) {
      return Optional.of(response(Problem.of(ProblemType.TIMED_OUT).after(RETRY_AFTER), language));
    }
    if (thrown instanceof ReplayedProblem replayed) {
      return Optional.of(ProblemResponse.of(replayed.problem()));
    }
    return Optional.empty();
  }

  /** The problem for a status that the framework has set. */
  public ProblemResponse ofStatus(int status, HttpRequest<?> request) {
    Locale language = Languages.of(request);
    ProblemType type = ProblemType.ofStatus(status);
    String message =
        type == ProblemType.INVALID_REQUEST
            ? "unreadable-request"
            : type.slug(); // without errors of parts
    return ProblemResponse.of(
        new ProblemJson(
            type.uri(),
            Messages.title(type, language),
            status,
            Messages.detail(message, List.of(), language),
            null,
            null));
  }

  /** Returns a problem for a response before there is a request. */
  public ProblemJson ofType(ProblemType type, Locale language) {
    return response(Problem.of(type), language).problem();
  }

  /** An example of a problem, for the reference. */
  public ProblemJson sample(ProblemType type, Locale language) {
    return new ProblemJson(
        type.uri(),
        Messages.title(type, language),
        type.status(),
        Messages.explanation(type, language),
        null,
        null);
  }

  private static ProblemJson invalid(List<ProblemJson.Invalid> parts, Locale language) {
    ProblemType type = ProblemType.INVALID_REQUEST;
    return new ProblemJson(
        type.uri(),
        Messages.title(type, language),
        type.status(),
        Messages.detail(type.slug(), List.of(), language),
        parts,
        null);
  }

  private ProblemJson.Invalid part(FieldError error, Locale language) {
    Problem problem = problem(error.violation());
    // An error of the whole body usually concerns one part of it, which the problem names.
    Location location =
        error.location().equals(Location.Pointer.ROOT)
            ? problem.location().orElse(Location.Pointer.ROOT)
            : error.location();
    return part(location, detail(problem, language));
  }

  private ProblemResponse response(Problem problem, Locale language) {
    if (problem.type() == ProblemType.INVALID_REQUEST) {
      Location location = problem.location().orElse(Location.Pointer.ROOT);
      return ProblemResponse.of(
          invalid(List.of(part(location, detail(problem, language))), language));
    }
    ProblemResponse response =
        ProblemResponse.of(
            new ProblemJson(
                problem.type().uri(),
                Messages.title(problem.type(), language),
                problem.type().status(),
                detail(problem, language),
                null,
                problem.opensAt().orElse(null)));
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

  private static String detail(Problem problem, Locale language) {
    return Messages.detail(problem.message(), problem.arguments(), language);
  }
}
