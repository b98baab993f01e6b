package br.com.techmedicos.adapters.rest.reference;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.admission.Transfer;
import br.com.techmedicos.adapters.rest.call.DocumentsFirst;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.call.Scoped;
import br.com.techmedicos.adapters.rest.call.Tagged;
import br.com.techmedicos.adapters.rest.call.Versioned;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.BodyLimitFilter;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.UriRouteInfo;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An operation, with the properties that its annotations define. */
record Operation(UriRouteInfo<?, ?> route) {

  String path() {
    return route.getUriMatchTemplate().toPathString();
  }

  String method() {
    return route.getHttpMethodName();
  }

  /** The key in the document. */
  String key() {
    return method().toLowerCase(Locale.ROOT);
  }

  boolean isSecured() {
    return !rules().contains(SecurityRule.IS_ANONYMOUS);
  }

  /** Whether it takes an {@code Idempotency-Key}. */
  boolean isIdempotent() {
    return has(Idempotent.class);
  }

  /** Describes the effect of a repetition, unless the operation accepts a key or a version. */
  Optional<String> whenSentAgain() {
    if (has(NaturallyIdempotent.class)) {
      return Optional.of("Sent again, it changes nothing more.");
    }
    return has(NotIdempotent.class)
        ? Optional.of("Sent again, it is carried out anew.")
        : Optional.empty();
  }

  /** Whether it returns or replaces a version. */
  boolean isVersioned() {
    return has(Versioned.class);
  }

  /** Whether its answer has an ETag, made of a version or of what it shows. */
  boolean isTagged() {
    return isVersioned() || isDownload() || has(Tagged.class);
  }

  /** Whether it returns the content of a file. */
  boolean isDownload() {
    return reads() && has(Transfer.class);
  }

  /** The scope that partners' programs need, if they may call it. */
  Optional<String> scope() {
    return route.getAnnotationMetadata().stringValue(Scoped.class);
  }

  boolean reads() {
    return method().equals("GET");
  }

  private boolean has(Class<? extends Annotation> form) {
    return route.getAnnotationMetadata().hasAnnotation(form);
  }

  /** Returns all problems that it can return. */
  Set<ProblemType> problems() {
    Set<ProblemType> problems =
        EnumSet.of(
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.INTERNAL_ERROR,
            ProblemType.BUSY);
    if (isSecured() || runsOnCallThreads()) {
      problems.add(ProblemType.DATABASE_UNAVAILABLE);
      if (!reads()) {
        problems.add(ProblemType.OUTCOME_UNKNOWN);
      }
      if (!has(Transfer.class)) {
        problems.add(ProblemType.TIMED_OUT);
      }
    }
    if (!reads()) {
      problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE); // for compressed bodies
    }
    if (isSecured()) {
      problems.add(ProblemType.UNAUTHENTICATED);
      if (!rules().contains(SecurityRule.IS_AUTHENTICATED)) {
        problems.add(ProblemType.FORBIDDEN);
        if (rules().contains(Caller.OPERATOR)) {
          problems.add(ProblemType.SECOND_FACTOR_MISSING);
        }
      }
    }
    if (!route.getUriMatchTemplate().getVariables().isEmpty()) {
      problems.add(ProblemType.NOT_FOUND);
    }
    if (takes(QueryValue.class) || takes(RequestBean.class)) {
      problems.add(ProblemType.INVALID_REQUEST);
    }
    if (scope().isPresent()) {
      problems.add(ProblemType.UNAUTHENTICATED); // of a program that was revoked
      problems.add(ProblemType.INSUFFICIENT_SCOPE);
    }
    if (hasBody()) {
      Collections.addAll(
          problems,
          ProblemType.INVALID_REQUEST,
          ProblemType.MALFORMED_BODY,
          ProblemType.BODY_TOO_LARGE);
    }
    if (has(DocumentsFirst.class)) {
      problems.add(ProblemType.DOCUMENT_NOT_ACCEPTED);
    }
    if (isIdempotent()) {
      Collections.addAll(
          problems,
          ProblemType.INVALID_REQUEST,
          ProblemType.REQUEST_IN_PROGRESS,
          ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    if (isVersioned() && !reads()) {
      Collections.addAll(problems, ProblemType.STALE_VERSION, ProblemType.VERSION_REQUIRED);
    }
    Collections.addAll(
        problems,
        route.getAnnotationMetadata().enumValues(PossibleProblems.class, ProblemType.class));
    return problems;
  }

  /** The maximum size of its JSON body, if it has one. */
  OptionalInt largestBody() {
    return BodyLimitFilter.of(route);
  }

  private boolean runsOnCallThreads() {
    return route
        .getAnnotationMetadata()
        .stringValue(ExecuteOn.class)
        .filter(Set.of(CallThreads.NAME, CallThreads.SEARCHES, CallThreads.CREDENTIALS)::contains)
        .isPresent();
  }

  private List<String> rules() {
    return route
        .getAnnotationMetadata()
        .getValue(Secured.class, Argument.LIST_OF_STRING)
        .orElseThrow();
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
