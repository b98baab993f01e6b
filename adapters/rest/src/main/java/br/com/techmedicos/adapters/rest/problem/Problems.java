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

/** Tells clients what is wrong, in their language. */
@Singleton
public final class Problems {

  /** When it is worth trying again what only took too long, or found no room. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private final List<Refusals> features;

  /** Of the refusals that the features know. */
  public Problems(List<Refusals> features) {
    this.features = features;
  }

  /** The problem that an exception stands for, or nothing if the exception is a fault of ours. */
  public Optional<Told> of(Throwable thrown, HttpRequest<?> request) {
    Locale language = Languages.of(request);
    if (thrown instanceof InvalidRequest invalid) {
      List<Problem.Invalid> parts =
          invalid.mistakes().stream().map(mistake -> part(mistake, language)).toList();
      return Optional.of(Told.of(invalid(parts, language)));
    }
    if (thrown instanceof DomainException broken) {
      return Optional.of(told(refusal(broken.violation()), language));
    }
    if (thrown instanceof Refused refused) {
      return Optional.of(told(refused.refusal(), language));
    }
    if (thrown instanceof Failure failure) {
      return Optional.of(told(failure.fold(new FailureProblems()), language));
    }
    if (thrown instanceof RejectedExecutionException) {
      return Optional.of(told(Refusal.of(ProblemType.BUSY).after(SOON), language));
    }
    if (thrown instanceof CallDeadline.Passed) {
      return Optional.of(told(Refusal.of(ProblemType.TIMED_OUT).after(SOON), language));
    }
    if (thrown instanceof KeptProblem kept) {
      return Optional.of(Told.of(kept.problem()));
    }
    return Optional.empty();
  }

  /** A problem as the frame of HTTP knows it, without a rule of ours. */
  public Told ofStatus(int status, HttpRequest<?> request) {
    Locale language = Languages.of(request);
    ProblemType type = ProblemType.ofStatus(status);
    String message =
        type == ProblemType.INVALID_REQUEST ? "unreadable-request" : type.slug(); // no part of it
    return Told.of(
        new Problem(
            type.uri(),
            Messages.title(type, language),
            status,
            Messages.detail(message, List.of(), language),
            null,
            null));
  }

  /** A problem that is told before there is a request. */
  public Problem ofType(ProblemType type, Locale language) {
    return told(Refusal.of(type), language).problem();
  }

  /** A problem of a type in general, for a reference. */
  public Problem sample(ProblemType type, Locale language) {
    return new Problem(
        type.uri(),
        Messages.title(type, language),
        type.status(),
        Messages.explanation(type, language),
        null,
        null);
  }

  private static Problem invalid(List<Problem.Invalid> parts, Locale language) {
    ProblemType type = ProblemType.INVALID_REQUEST;
    return new Problem(
        type.uri(),
        Messages.title(type, language),
        type.status(),
        Messages.detail(type.slug(), List.of(), language),
        parts,
        null);
  }

  private Problem.Invalid part(Mistake mistake, Locale language) {
    Refusal refusal = refusal(mistake.violation());
    // What is wrong with the whole mostly is about one part of it, and the violation knows which.
    Location location =
        mistake.location().equals(Location.Pointer.ROOT)
            ? refusal.location().orElse(Location.Pointer.ROOT)
            : mistake.location();
    return part(location, detail(refusal, language));
  }

  private Told told(Refusal refusal, Locale language) {
    if (refusal.type() == ProblemType.INVALID_REQUEST) {
      Location location = refusal.location().orElse(Location.Pointer.ROOT);
      return Told.of(invalid(List.of(part(location, detail(refusal, language))), language));
    }
    Told told =
        Told.of(
            new Problem(
                refusal.type().uri(),
                Messages.title(refusal.type(), language),
                refusal.type().status(),
                detail(refusal, language),
                null,
                refusal.opensAt().orElse(null)));
    return new Told(told.problem(), refusal.retryAfter().or(told::retryAfter), refusal.headers());
  }

  private static Problem.Invalid part(Location location, String detail) {
    return new Problem.Invalid(
        location instanceof Location.Pointer pointer ? pointer.value() : null,
        location instanceof Location.Parameter parameter ? parameter.name() : null,
        location instanceof Location.Header header ? header.name() : null,
        detail);
  }

  private Refusal refusal(Violation violation) {
    return features.stream()
        .flatMap(feature -> feature.of(violation).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no answer to " + violation.getClass()));
  }

  private static String detail(Refusal refusal, Locale language) {
    return Messages.detail(refusal.message(), refusal.arguments(), language);
  }
}
