package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.shared.WorkLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** Tells how full the limit of each kind of work is. The pool of connections tells it itself. */
@Singleton
final class WorkGauges implements MeterBinder {

  /** The gauge: what was admitted and has not ended. */
  static final String IN_FLIGHT = "techmedicos.work.in.flight";

  /** The gauge: how much may be in flight. */
  static final String LIMIT = "techmedicos.work.limit";

  private final BeanProvider<WorkLimit> limits;

  WorkGauges(BeanProvider<WorkLimit> limits) {
    this.limits = limits;
  }

  @Override
  public void bindTo(MeterRegistry metrics) {
    for (WorkLimit work : limits) {
      Tags kind = Tags.of("kind", work.kind());
      Gauge.builder(IN_FLIGHT, work::inFlight)
          .description("Work that was admitted and has not ended, by kind")
          .tags(kind)
          .register(metrics);
      Gauge.builder(LIMIT, work::limit)
          .description("How much of it may be in flight")
          .tags(kind)
          .register(metrics);
    }
  }
}
