package br.com.techmedicos.bootstrap;

import br.com.techmedicos.bootstrap.PersonalData.Column;
import br.com.techmedicos.bootstrap.PersonalData.Table;
import java.nio.ByteBuffer;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is in a service's database, read past the service. */
final class DatabaseContents {

  private final RunningService service;

  DatabaseContents(RunningService service) {
    this.service = service;
  }

  /** The tables of the migrated schema with their columns, in small letters. */
  Map<String, Set<String>> schema() {
    Map<String, Set<String>> schema = new LinkedHashMap<>();
    rows("SELECT table_name, column_name FROM information_schema.columns"
            + " WHERE table_schema IN (SCHEMA()) ORDER BY table_name, ordinal_position")
        .forEach(
            row ->
                schema
                    .computeIfAbsent(small(row.get(0)), table -> new LinkedHashSet<>())
                    .add(small(row.get(1))));
    schema.remove("flyway_schema_history");
    return schema;
  }

  private static String small(Object name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** What a column holds of a patient: in rows that the inventory keeps whole, or in the others. */
  Set<Object> of(UUID patient, Column column, boolean inKeptRows) {
    Table table = column.table();
    String theirs = "(" + table.rows().orElseThrow() + ")";
    String kept = table.kept().orElse("1 = 0");
    return values(
        column,
        PersonalData.about(
            theirs + " AND " + (inKeptRows ? "" : "NOT ") + "(" + kept + ")", patient));
  }

  /** What a column holds of everybody else. */
  Set<Object> ofOthers(UUID patient, Column column) {
    return values(
        column, PersonalData.about("NOT (" + column.table().rows().orElseThrow() + ")", patient));
  }

  private Set<Object> values(Column column, String condition) {
    Set<Object> values = new LinkedHashSet<>();
    rows("SELECT DISTINCT "
            + column.name()
            + " FROM "
            + column.table().name()
            + " WHERE "
            + condition)
        .forEach(row -> values.add(row.get(0)));
    values.remove(NOTHING);
    return values;
  }

  /**
   * The columns, as {@code table.column}, in which a text or an id is found, alone or in others.
   */
  List<String> placesOf(Set<Object> wanted) {
    List<String> places = new ArrayList<>();
    schema()
        .forEach(
            (table, columns) ->
                columns.forEach(
                    column ->
                        rows("SELECT DISTINCT " + column + " FROM " + table).stream()
                            .map(row -> row.get(0))
                            .filter(found -> wanted.stream().anyMatch(value -> holds(found, value)))
                            .forEach(found -> places.add(table + "." + column))));
    return places;
  }

  private static boolean holds(Object found, Object value) {
    return found.equals(value)
        || (value instanceof String text && found instanceof String all && all.contains(text));
  }

  private static final Object NOTHING = new Object();

  private List<List<Object>> rows(String query) {
    try (Connection connection = service.past();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<Object>> rows = new ArrayList<>();
      while (found.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(comparable(found.getObject(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static Object comparable(Object value) throws SQLException {
    if (value == null) {
      return NOTHING;
    }
    if (value instanceof byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return bytes.length == 16
          ? new UUID(buffer.getLong(), buffer.getLong())
          : buffer; // which is equal to one of the same bytes
    }
    if (value instanceof Clob text) {
      return text.getSubString(1, (int) text.length());
    }
    return value instanceof Number number ? (Object) number.longValue() : value;
  }
}
