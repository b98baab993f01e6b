package br.com.techmedicos.adapters.rest.reference;

import br.com.techmedicos.adapters.rest.admission.Transfer;
import br.com.techmedicos.adapters.rest.shared.Answers;
import br.com.techmedicos.adapters.rest.shared.BodyLimits;
import br.com.techmedicos.adapters.rest.shared.Idempotent;
import br.com.techmedicos.adapters.rest.shared.ProblemType;
import br.com.techmedicos.adapters.rest.shared.Repetition;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.UriRouteInfo;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** One call of the interface, and what follows from its form. */
record Call(UriRouteInfo<?, ?> route) {

  String path() {
    return route.getUriMatchTemplate().toPathString();
  }

  String method() {
    return route.getHttpMethodName();
  }

  /** The method as the document calls it. */
  String key() {
    return method().toLowerCase(Locale.ROOT);
  }

  boolean isSecured() {
    return !rules().contains(SecurityRule.IS_ANONYMOUS);
  }

  /** Whether the call takes a key, or will when its controller says so. */
  boolean isIdempotent() {
    if (route.getAnnotationMetadata().hasStereotype(Repetition.class)) {
      return route.getAnnotationMetadata().hasAnnotation(Idempotent.class);
    }
    return isSecured()
        && method().equals("POST")
        && !path().endsWith("/join")
        && !path().endsWith("/erasure");
  }

  /** PUT and PATCH with a body replace what somebody else may have replaced. */
  boolean isConditionalWrite() {
    return hasBody() && (method().equals("PUT") || method().equals("PATCH"));
  }

  /** What can be replaced has a version. */
  boolean isConditionalRead() {
    return method().equals("GET") && (path().endsWith("s/me") || path().endsWith("/agenda"));
  }

  /** Every problem that the call can answer with. */
  Set<ProblemType> problems() {
    Set<ProblemType> problems = EnumSet.of(ProblemType.NOT_ACCEPTABLE);
    if (path().startsWith("/api/")) {
      Collections.addAll(
          problems, ProblemType.TOO_MANY_REQUESTS, ProblemType.INTERNAL_ERROR, ProblemType.BUSY);
      if (!route.getAnnotationMetadata().hasAnnotation(Transfer.class)) {
        problems.add(ProblemType.TIMED_OUT);
      }
    }
    if (!method().equals("GET")) {
      problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE); // whoever says that the body is compressed
    }
    if (isSecured()) {
      problems.add(ProblemType.UNAUTHENTICATED);
      if (!rules().contains(SecurityRule.IS_AUTHENTICATED)) {
        problems.add(ProblemType.FORBIDDEN);
      }
    }
    if (path().contains("{") || path().endsWith("/me") || path().endsWith("/agenda")) {
      problems.add(ProblemType.NOT_FOUND);
    }
    if (takes(QueryValue.class)) {
      problems.add(ProblemType.INVALID_REQUEST);
    }
    if (hasBody()) {
      Collections.addAll(
          problems,
          ProblemType.INVALID_REQUEST,
          ProblemType.MALFORMED_BODY,
          ProblemType.BODY_TOO_LARGE);
    }
    if (isIdempotent()) {
      Collections.addAll(
          problems,
          ProblemType.INVALID_REQUEST,
          ProblemType.REQUEST_IN_PROGRESS,
          ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    if (isConditionalWrite()) {
      Collections.addAll(problems, ProblemType.STALE_VERSION, ProblemType.VERSION_REQUIRED);
    }
    Collections.addAll(
        problems, route.getAnnotationMetadata().enumValues(Answers.class, ProblemType.class));
    return problems;
  }

  /** How many bytes of JSON the call takes, if any. */
  OptionalInt largestBody() {
    return BodyLimits.of(route);
  }

  private List<String> rules() {
    return List.of(route.getAnnotationMetadata().stringValues(Secured.class));
  }

  private boolean hasBody() {
    return takes(Body.class);
  }

  private boolean takes(Class<? extends Annotation> annotation) {
    return arguments().stream().anyMatch(argument -> argument.isAnnotationPresent(annotation));
  }

  private List<Argument<?>> arguments() {
    return Arrays.asList(route.getTargetMethod().getArguments());
  }
}
