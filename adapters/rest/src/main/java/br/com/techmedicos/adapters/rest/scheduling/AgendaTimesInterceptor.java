package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.problem.ProblemTranslator;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Maps violations to problems before the call gives its thread back. */
@Singleton
@InterceptorBean(TellsAgendaTimes.class)
final class AgendaTimesInterceptor implements MethodInterceptor<Object, Object> {

  private final ProblemTranslator problems;

  AgendaTimesInterceptor(ProblemTranslator problems) {
    this.problems = problems;
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
    try {
      return call.proceed();
    } catch (DomainException refused) {
      throw problems.mapped(refused);
    }
  }
}
