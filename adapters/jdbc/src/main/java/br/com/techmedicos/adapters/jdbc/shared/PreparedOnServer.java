package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Lets the server parse each statement once per connection instead of once per call. What the URL
 * or the data source's properties say is left alone. A server allows 16,382 prepared statements by
 * default; an instance with 16 connections keeps at most a quarter of them.
 */
@Singleton
final class PreparedOnServer implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final Map<String, String> MARIADB =
      Map.of("useServerPrepStmts", "true", "prepStmtCacheSize", "250");

  private static final Map<String, String> MYSQL =
      Map.of(
          "useServerPrepStmts",
          "true",
          "cachePrepStmts",
          "true",
          "prepStmtCacheSize",
          "250",
          "prepStmtCacheSqlLimit",
          "4096");

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration configuration = event.getBean();
    String url = configuration.getUrl();
    properties(url)
        .forEach(
            (name, value) -> {
              if (!url.contains(name + "=")) {
                configuration.getDataSourceProperties().putIfAbsent(name, value);
              }
            });
    return configuration;
  }

  private static Map<String, String> properties(String url) {
    if (url.startsWith("jdbc:mariadb:")) {
      return MARIADB;
    }
    return url.startsWith("jdbc:mysql:") ? MYSQL : Map.of();
  }
}
