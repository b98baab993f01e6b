package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.client.ClientConnection;
import br.com.techmedicos.adapters.rest.netty.EarlyRefusal;
import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Counts what is refused, by the kind of problem, before there is a request, too. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RefusalCount implements Ordered, ApplicationEventListener<EarlyRefusal> {

  /** The counter: answers that are problems, by the end of the problem's address. */
  static final String COUNTER = "techmedicos.refusals";

  private final MeterRegistry metrics;

  RefusalCount(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Sees what all others have made of the answer. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @ResponseFilter
  void count(HttpRequest<?> request, HttpResponse<?> response) {
    // Work for a client that hung up ends in a problem that nobody is told.
    if (response.body() instanceof ProblemJson problem && ClientConnection.isOpen(request)) {
      count(problem.type().substring(problem.type().lastIndexOf('/') + 1));
    }
  }

  @Override
  public void onApplicationEvent(EarlyRefusal refused) {
    count(refused.problem().slug());
  }

  private void count(String problem) {
    Counter.builder(COUNTER)
        .description("Answers that are problems, by kind")
        .tag("problem", problem)
        .register(metrics)
        .increment();
  }
}
