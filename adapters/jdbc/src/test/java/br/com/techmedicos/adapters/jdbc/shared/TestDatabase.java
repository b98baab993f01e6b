package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.application.shared.IdGenerator;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The adapters on each database and driver that they are made for, started once a JVM each. */
public enum TestDatabase {
  /** What the service runs on if it is told nothing, but in memory. */
  H2 {
    @Override
    String url(String schema) {
      return "jdbc:h2:mem:"
          + schema
          + ";DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }
  },

  /** A real server through its own driver. */
  MARIADB {
    @Override
    String url(String schema) {
      return MariaDbServer.running().withSchema(schema).urlForMariaDbDriver(schema);
    }
  },

  /** The same server through MySQL's driver. */
  MARIADB_BY_MYSQL_DRIVER {
    @Override
    String url(String schema) {
      return MariaDbServer.running().withSchema(schema).urlForMySqlDriver(schema);
    }
  };

  static final String USER = "root";

  private String url = "";
  private List<String> tables = List.of();
  private ApplicationContext context;

  abstract String url(String schema);

  /** A bean of the adapters on this database. */
  public <T> T bean(Class<T> type) {
    return context().getBean(type);
  }

  private synchronized ApplicationContext context() {
    if (context == null) {
      url = url(name().toLowerCase(java.util.Locale.ROOT));
      context = start(settings());
      tables =
          query(
              "SELECT table_name FROM information_schema.tables WHERE table_schema IN (SCHEMA())");
    }
    return context;
  }

  String url() {
    context();
    return url;
  }

  /** Another program on the same database. */
  public ApplicationContext another() {
    return start(settings());
  }

  /** Another program on the same database, whose pool is set up otherwise. */
  public ApplicationContext another(Map<String, Object> pool) {
    context();
    Map<String, Object> settings = settings();
    settings.put("flyway.datasources.default.enabled", false); // which wants more connections
    pool.forEach((name, value) -> settings.put("datasources.default." + name, value));
    return start(settings);
  }

  private static ApplicationContext start(Map<String, Object> settings) {
    return ApplicationContext.builder().properties(settings).singletons(new CountedIds()).start();
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("datasources.default.url", url);
    settings.put("datasources.default.username", USER);
    settings.put("datasources.default.password", "");
    settings.put("datasources.default.maximum-pool-size", 32);
    settings.put("flyway.datasources.default.enabled", true);
    return settings;
  }

  /** Forgets everything, for stories that want a world of their own. */
  public void empty() {
    context();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        if (!table.equalsIgnoreCase("flyway_schema_history")) {
          statement.executeUpdate("DELETE FROM " + table);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes rows, past all adapters. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what a query finds, past all adapters. */
  public List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    context();
    DriverManager.setLoginTimeout(0); // which a pool in a hurry shortens for everybody
    return DriverManager.getConnection(url, USER, "");
  }

  private static final class CountedIds implements IdGenerator {

    private final AtomicLong count = new AtomicLong();

    @Override
    public UUID next() {
      return new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | count.incrementAndGet());
    }
  }
}
