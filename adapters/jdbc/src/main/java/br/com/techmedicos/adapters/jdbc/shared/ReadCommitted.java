package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * Sets the isolation level READ COMMITTED, so that each statement sees the latest commits. With
 * MySQL's default, a transaction that has waited for a lock would still see the state before the
 * wait. It is set once per connection, because setting it per transaction costs a round trip each
 * time.
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
