package br.com.techmedicos.bootstrap;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanInitializedEventListener;
import io.micronaut.context.event.BeanInitializingEvent;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Refuses the address of a database that the service has no driver for, before one is loaded. */
@Singleton
final class KnownDatabases implements BeanInitializedEventListener<DatasourceConfiguration> {

  private static final Pattern KNOWN = Pattern.compile("jdbc:(mariadb|mysql|h2):.+");

  @Override
  public DatasourceConfiguration onInitialized(
      BeanInitializingEvent<DatasourceConfiguration> event) {
    if (!KNOWN.matcher(event.getBean().getUrl()).matches()) {
      throw new IllegalStateException(
          "DATASOURCES_DEFAULT_URL must begin with jdbc:mariadb: or jdbc:mysql:.");
    }
    return event.getBean();
  }
}
