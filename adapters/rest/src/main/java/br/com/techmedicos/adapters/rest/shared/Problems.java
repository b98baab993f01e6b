package br.com.techmedicos.adapters.rest.shared;

import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells clients what is wrong, in their language. */
@Singleton
public class Problems {

  private final List<Refusals> features;

  Problems(List<Refusals> features) {
    this.features = features;
  }

  /** The problem that an exception stands for, or nothing if the exception is a fault of ours. */
  Optional<Problem> of(Throwable thrown, HttpRequest<?> request) {
    if (thrown instanceof InvalidRequest invalid) {
      return Optional.of(invalid(invalid.mistakes(), Languages.of(request)));
    }
    if (thrown instanceof DomainException broken) {
      return Optional.of(problem(refusal(broken.violation()), Languages.of(request)));
    }
    if (thrown instanceof Refused refused) {
      return Optional.of(problem(refused.refusal(), Languages.of(request)));
    }
    if (thrown instanceof Contention) {
      return Optional.of(problem(Refusal.of(ProblemType.BUSY), Languages.of(request)));
    }
    if (thrown instanceof KeptProblem kept) {
      return Optional.of(kept.problem());
    }
    return Optional.empty();
  }

  /** A problem as the frame of HTTP knows it, without a rule of ours. */
  Problem of(ProblemType type, int status, Locale language) {
    return new Problem(
        type.uri(),
        Messages.title(type, language),
        status,
        Messages.detail(type.slug(), List.of(), language),
        null);
  }

  private Problem invalid(List<Mistake> mistakes, Locale language) {
    ProblemType type = ProblemType.INVALID_REQUEST;
    List<Problem.Invalid> errors =
        mistakes.stream()
            .map(m -> part(m.location(), detail(refusal(m.violation()), language)))
            .toList();
    return new Problem(
        type.uri(),
        Messages.title(type, language),
        type.status(),
        Messages.detail(type.slug(), List.of(), language),
        errors);
  }

  private Problem problem(Refusal refusal, Locale language) {
    ProblemType type = refusal.type();
    String detail = detail(refusal, language);
    return new Problem(
        type.uri(),
        Messages.title(type, language),
        type.status(),
        detail,
        refusal.location().map(location -> List.of(part(location, detail))).orElse(null));
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
