package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.call.DocumentsFirst;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.RequireAcceptance;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Looks at what the caller has accepted, before a call is done. */
@Singleton
@InterceptorBean(DocumentsFirst.class)
final class DocumentsFirstInterceptor implements MethodInterceptor<Object, Object> {

  private final Identity identity;

  DocumentsFirstInterceptor(Identity identity) {
    this.identity = identity;
  }

  /** After an idempotency key was looked up: what was done before is answered as it was. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
    Caller caller = Caller.of(ServerRequestContext.currentRequest().orElseThrow());
    identity.requireAcceptance().handle(new RequireAcceptance.Query(caller.account()));
    return call.proceed();
  }
}
