package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * Lets every connection see what is committed at each statement, where MySQL's default would show
 * whoever waited for their turn the world before it. Set once a connection, since telling it to
 * every transaction costs a journey to the server each time.
 */
@Singleton
final class ReadCommitted implements BeanCreatedEventListener<DatasourceConfiguration> {

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration configuration = event.getBean();
    configuration.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return configuration;
  }
}
