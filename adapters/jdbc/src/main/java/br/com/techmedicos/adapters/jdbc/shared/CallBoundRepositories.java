package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.Failure;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Unwraps {@link CallDeadline.Passed} and {@link Failure}, because Micronaut Data wraps exceptions
 * of queries that read lists.
 */
@Singleton
@InterceptorBean(Repository.class)
final class CallBoundRepositories implements MethodInterceptor<Object, Object> {

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> context) {
    try {
      return context.proceed();
    } catch (DataAccessException e) {
      if (e.getCause() instanceof CallDeadline.Passed passed) {
        throw passed;
      }
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
