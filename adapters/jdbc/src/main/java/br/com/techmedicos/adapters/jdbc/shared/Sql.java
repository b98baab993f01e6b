package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements in plain SQL, on the connection of the unit of work they are in, else each on its own.
 *
 * <p>Values may be ids, instants, days, constants, texts, bytes, numbers and truth values, or an
 * {@link Optional} of one of them, which is null if empty.
 */
@Singleton
public final class Sql {

  private final ConnectionOperations<Connection> connections;
  private final TransactionOperations<Connection> transactions;

  Sql(
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions) {
    this.connections = connections;
    this.transactions = transactions;
  }

  private interface Execution<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /**
   * Reads all rows.
   *
   * @param sql a query
   * @param reader reads one row
   * @param values of the query's question marks
   */
  public <T> List<T> list(String sql, Function<Row, T> reader, Object... values) {
    return prepared(
        sql,
        List.of(values),
        statement -> {
          try (ResultSet columns = statement.executeQuery()) {
            Row row = new Row(columns);
            List<T> rows = new ArrayList<>();
            while (columns.next()) {
              rows.add(reader.apply(row));
            }
            return rows;
          }
        });
  }

  /**
   * Reads the first row, if there is one.
   *
   * @param sql a query
   * @param reader reads the row
   * @param values of the query's question marks
   */
  public <T> Optional<T> find(String sql, Function<Row, T> reader, Object... values) {
    return list(sql, reader, values).stream().findFirst();
  }

  /**
   * Writes.
   *
   * @param sql a statement that changes rows
   * @param values of the statement's question marks
   * @return how many rows it met
   */
  public int update(String sql, Object... values) {
    return prepared(sql, List.of(values), PreparedStatement::executeUpdate);
  }

  /** Makes statements one, all or nothing, if they are in no unit of work that does. */
  public void atomically(Runnable statements) {
    atomically(
        () -> {
          statements.run();
          return true;
        });
  }

  /** Makes statements that have an answer one likewise. */
  public <T> T atomically(Supplier<T> statements) {
    return transactions.findTransactionStatus().isPresent()
        ? statements.get()
        : transactions.execute(TransactionDefinition.DEFAULT, status -> statements.get());
  }

  private <T> T prepared(String sql, List<Object> values, Execution<T> execution) {
    return connections.execute(
        ConnectionDefinition.DEFAULT,
        status -> {
          try (PreparedStatement statement = status.getConnection().prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, column(values.get(i)));
            }
            return execution.of(statement);
          } catch (SQLException e) {
            throw new DataAccessException("A statement failed", e);
          }
        });
  }

  private static @Nullable Object column(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Sql::column).orElse(null);
    }
    if (value instanceof UUID id) {
      return UuidColumn.Converter.toBytes(id);
    }
    if (value instanceof Instant instant) {
      return Micros.of(instant);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value;
  }
}
