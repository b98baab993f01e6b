package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.application.oversight.Oversight;
import br.com.techmedicos.application.oversight.RecordOperatorAct;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what an operator asks for. The subject is the ID in the path. */
@Singleton
@InterceptorBean(Overseen.class)
final class OverseenInterceptor implements MethodInterceptor<Object, Object> {

  private final Oversight oversight;

  OverseenInterceptor(Oversight oversight) {
    this.oversight = oversight;
  }

  /** Before an idempotent call opens its unit of work, so that a refusal does not undo the row. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
    Caller caller = Caller.of(ServerRequestContext.currentRequest().orElseThrow());
    Optional<UUID> subject =
        Arrays.stream(call.getParameterValues())
            .filter(UUID.class::isInstance)
            .map(UUID.class::cast)
            .findFirst();
    record(caller, call, subject);
    Object answer = call.proceed();
    if (subject.isEmpty()) {
      created(answer).ifPresent(id -> record(caller, call, Optional.of(id)));
    }
    return answer;
  }

  private void record(
      Caller caller, MethodInvocationContext<Object, Object> call, Optional<UUID> subject) {
    oversight
        .recordOperatorAct()
        .handle(new RecordOperatorAct.Command(caller.operator(), call.getMethodName(), subject));
  }

  /** What was made has its id only afterwards; so it is in a second row. */
  private static Optional<UUID> created(@Nullable Object answer) {
    return answer instanceof HttpResponse<?> response
            && response.code() == HttpStatus.CREATED.getCode()
        ? Optional.ofNullable(response.header(HttpHeaders.LOCATION))
            .map(place -> UUID.fromString(place.substring(place.lastIndexOf('/') + 1)))
        : Optional.empty();
  }
}
