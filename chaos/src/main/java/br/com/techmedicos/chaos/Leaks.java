package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Clinic;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What logs must not hold: who people are, and by what they are let in. */
final class Leaks {

  private static final int KEY = 8;

  /** As we write them, and as a record or a body of JSON names them: any number has six digits. */
  private static final String CRMS =
      "SELECT CONCAT(crm_number, '/', crm_state), CONCAT(crm_state, ' ', crm_number),"
          + " CONCAT('number=', crm_number), CONCAT('digits=', crm_number),"
          + " CONCAT('\"number\":\"', crm_number) FROM doctor";

  /** By its beginning, so that a line is looked through once. */
  private final Map<String, List<String>> secrets = new HashMap<>();

  private Leaks() {}

  /** Looks for everybody of a clinic in the logs of a folder. */
  static List<String> in(Path folder, Connection database, Clinic clinic)
      throws IOException, SQLException {
    Leaks leaks = new Leaks();
    clinic.issuedTokens().forEach(leaks::add);
    leaks.add(Clinic.PASSWORD);
    try (database;
        Statement statement = database.createStatement()) {
      leaks.addAll(statement, "SELECT name, email, cpf FROM patient");
      leaks.addAll(statement, "SELECT name, email FROM doctor");
      leaks.addAll(statement, CRMS);
    }
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "service-*.log")) {
      for (Path log : logs) {
        for (String line : Files.readAllLines(log)) {
          if (leaks.holds(line)) {
            return List.of("somebody is named in " + log + ": " + line);
          }
        }
      }
    }
    return List.of();
  }

  private void addAll(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          add(rows.getString(i));
        }
      }
    }
  }

  private void add(String secret) {
    if (secret.length() >= KEY) {
      secrets.merge(
          secret.substring(0, KEY),
          List.of(secret),
          (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().toList());
    }
  }

  private boolean holds(String line) {
    for (int at = 0; at + KEY <= line.length(); at++) {
      for (String secret : secrets.getOrDefault(line.substring(at, at + KEY), List.of())) {
        if (line.startsWith(secret, at)) {
          return true;
        }
      }
    }
    return false;
  }
}
