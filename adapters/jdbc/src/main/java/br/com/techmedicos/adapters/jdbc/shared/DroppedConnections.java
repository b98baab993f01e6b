package br.com.techmedicos.adapters.jdbc.shared;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * Tells the pool which connections to drop after a failure. By itself, it knows neither H2's errors
 * nor some of MariaDB's. It hands out what was used in the last half second unchecked, so under
 * load a dead connection would never leave it.
 */
@Singleton
final class DroppedConnections implements BeanCreatedEventListener<DatasourceConfiguration> {

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration configuration = event.getBean();
    configuration.setExceptionOverride(new IfUnavailable());
    return configuration;
  }

  private static final class IfUnavailable implements SQLExceptionOverride {

    @java.lang.Override // the interface has an Override of its own
    public Override adjudicate(SQLException failure) {
      return SqlErrors.isUnavailable(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
  }
}
