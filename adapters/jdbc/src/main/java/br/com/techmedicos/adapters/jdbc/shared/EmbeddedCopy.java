package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Copies the embedded database while others go on writing. The copy holds what was committed when
 * it was made.
 */
@Singleton
public final class EmbeddedCopy {

  private final TransactionOperations<Connection> transactions;

  EmbeddedCopy(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /**
   * Copies the database that this process has open.
   *
   * @param zip a new file, which will hold the database's file
   * @throws DataAccessException if that fails
   */
  public void write(Path zip) {
    transactions.executeRead(
        transaction -> {
          write(transaction.getConnection(), zip);
          return zip;
        });
  }

  /**
   * Copies a database that no process has open.
   *
   * @param zip a new file, which will hold the database's file
   * @throws DataAccessException if that fails; its {@link DatabaseRefusal} says whether a process
   *     has it open
   */
  public static void write(String url, String user, String password, Path zip) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      write(connection, zip);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void write(Connection connection, Path zip) {
    try (PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
      backup.setString(1, zip.toAbsolutePath().toString());
      backup.execute();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static DataAccessException failed(SQLException cause) {
    return new DataAccessException("the embedded database is not copied", cause);
  }
}
