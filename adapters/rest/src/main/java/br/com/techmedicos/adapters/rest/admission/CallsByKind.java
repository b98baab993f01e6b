package br.com.techmedicos.adapters.rest.admission;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.instrument.InstrumentedExecutorService;
import io.micronaut.web.router.RouteAttributes;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;

/**
 * Hands the work of a request to the executor of its kind: searches, by their route, else reads or
 * writes, by method. So no rush of bookings keeps a read waiting for a thread or a connection, and
 * no rush of searches a list of slots. It shuts down the executor of reads only.
 */
final class CallsByKind extends AbstractExecutorService implements InstrumentedExecutorService {

  private final LimitedExecutor reads;
  private final ExecutorService searches;
  private final ExecutorService writes;

  CallsByKind(LimitedExecutor reads, ExecutorService searches, ExecutorService writes) {
    this.reads = reads;
    this.searches = searches;
    this.writes = writes;
  }

  @Override
  public void execute(Runnable work) {
    ServerRequestContext.currentRequest().map(this::executor).orElse(reads).execute(work);
  }

  private ExecutorService executor(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
      return writes;
    }
    return isSearch(request) ? searches : reads;
  }

  /** An unchecked token is checked where its route will run. */
  private static boolean isSearch(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(route -> route.getAnnotationMetadata().stringValue(ExecuteOn.class))
        .filter(CallThreads.SEARCHES::equals)
        .isPresent();
  }

  /** The threads of reads, for metrics; the others have metrics of their own. */
  @Override
  public ExecutorService getTarget() {
    return reads.getTarget();
  }
}
