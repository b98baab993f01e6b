package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Makes a span of each statement, BEGIN and COMMIT among them, if there are traces. It sees no
 * values: they are parameters, and texts in a statement become question marks.
 */
@Singleton
@Requires(beans = OpenTelemetry.class)
final class TracedDataSource implements BeanCreatedEventListener<DataSource>, Ordered {

  private final JdbcTelemetry telemetry;

  TracedDataSource(OpenTelemetry traces) {
    this.telemetry =
        JdbcTelemetry.builder(traces)
            .setDataSourceInstrumenterEnabled(false)
            .setCaptureQueryParameters(false)
            .build();
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return telemetry.wrap(event.getBean());
  }

  /** Runs before {@link CallBoundDataSource}, so that a span is what reaches the database. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
