package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * What the drivers are told, unless the URL or the data source's properties say otherwise.
 *
 * <p>The server parses each statement once per connection instead of once per call. A server allows
 * 16,382 prepared statements by default; an instance with 16 connections keeps at most a quarter of
 * them.
 *
 * <p>MariaDB's driver waits for each answer. Else it sends an EXECUTE right behind its PREPARE:
 * where a node of a Galera cluster rolls the transaction back at the PREPARE, it does the EXECUTE
 * outside any transaction, and that alone stays.
 *
 * <p>With several hosts, MySQL's driver writes to the second one too. A connection never goes back
 * to the first one by itself: the driver does not know of {@link CheapTransaction} and would do so
 * in the middle of it. The pool ends each connection in time.
 */
@Singleton
final class DriverProperties implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final Map<String, String> MARIADB =
      Map.of(
          "useServerPrepStmts", "true",
          "prepStmtCacheSize", "250",
          "disablePipeline", "true");

  private static final Map<String, String> MYSQL =
      Map.of(
          "useServerPrepStmts", "true",
          "cachePrepStmts", "true",
          "prepStmtCacheSize", "250",
          "prepStmtCacheSqlLimit", "4096",
          "failOverReadOnly", "false",
          "secondsBeforeRetrySource", "0",
          "queriesBeforeRetrySource", "0");

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
