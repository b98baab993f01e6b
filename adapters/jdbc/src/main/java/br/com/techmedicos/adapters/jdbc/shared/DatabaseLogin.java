package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A look at a database outside the service, on a connection of its own. What fails is a {@link
 * DataAccessException}.
 */
public final class DatabaseLogin {

  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables"
          + " WHERE table_schema = SCHEMA() AND table_type <> 'VIEW'";

  private final String url;
  private final String user;
  private final String password;

  /** That of the settings. */
  public DatabaseLogin(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  private interface Question<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return question.of(connection);
    } catch (SQLException e) {
      throw new DataAccessException("the database does not answer", e);
    }
  }

  /** What is in the schema. */
  public SchemaContents contents() {
    return ask(
        connection -> {
          Set<String> tables =
              names(
                  connection,
                  "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()");
          return tables.contains(SchemaContents.HISTORY)
              ? new SchemaContents(
                  tables, versions(connection, "success"), versions(connection, "NOT success"))
              : new SchemaContents(tables, Set.of(), Set.of());
        });
  }

  private static Set<String> versions(Connection connection, String which) throws SQLException {
    return names(
        connection,
        "SELECT version FROM "
            + SchemaContents.HISTORY
            + " WHERE version IS NOT NULL AND "
            + which);
  }

  /**
   * The tables of another schema of the server, in small letters.
   *
   * @param schema which need not exist
   */
  public Set<String> tablesIn(String schema) {
    return ask(
        connection ->
            names(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                schema));
  }

  /** How many rows each table of the schema has, by its name in small letters. */
  public SortedMap<String, Long> rows() {
    return ask(
        connection -> {
          SortedMap<String, Long> rows = new TreeMap<>();
          try (PreparedStatement select = connection.prepareStatement(TABLES);
              ResultSet tables = select.executeQuery()) {
            while (tables.next()) {
              String table = tables.getString(1);
              rows.merge(table.toLowerCase(Locale.ROOT), rows(connection, table), Long::sum);
            }
          }
          return rows;
        });
  }

  private static long rows(Connection connection, String table) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + quote + table + quote)) {
      count.next();
      return count.getLong(1);
    }
  }

  /** The schemas of the server that this account sees, in small letters. */
  public Set<String> schemas() {
    return ask(connection -> names(connection, "SHOW DATABASES"));
  }

  /** Makes a table without content. */
  public void make(String table) {
    execute("CREATE TABLE " + table + " (only_row INT PRIMARY KEY)");
  }

  /** Drops a table. */
  public void drop(String table) {
    execute("DROP TABLE " + table);
  }

  private void execute(String statement) {
    ask(
        connection -> {
          try (PreparedStatement change = connection.prepareStatement(statement)) {
            return change.execute();
          }
        });
  }

  private static Set<String> names(Connection connection, String query, String... values)
      throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        select.setString(i + 1, values[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
