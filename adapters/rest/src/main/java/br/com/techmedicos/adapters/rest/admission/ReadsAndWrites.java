package br.com.techmedicos.adapters.rest.admission;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.instrument.InstrumentedExecutorService;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;

/**
 * Hands the work of a request to the executor of reads or to that of writes, by its method. So no
 * rush of bookings keeps a read waiting for a thread or a connection. It ends with its reads; the
 * executor of writes is ended by itself.
 */
final class ReadsAndWrites extends AbstractExecutorService implements InstrumentedExecutorService {

  private final LimitedExecutor reads;
  private final ExecutorService writes;

  ReadsAndWrites(LimitedExecutor reads, ExecutorService writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public void execute(Runnable work) {
    boolean isWrite =
        ServerRequestContext.currentRequest().filter(ReadsAndWrites::isWrite).isPresent();
    (isWrite ? writes : reads).execute(work);
  }

  private static boolean isWrite(HttpRequest<?> request) {
    return request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD;
  }

  /** The threads of reads, for metrics; those of writes have metrics of their own. */
  @Override
  public ExecutorService getTarget() {
    return reads.getTarget();
  }
}
