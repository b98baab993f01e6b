package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.domain.identity.Cpf;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What logs must not hold: who people are, and by what they are let in. */
final class Leaks {

  private static final int KEY = 8;

  /** Shorter parts of a name are words of any text, such as {@code da}. */
  private static final int SHORTEST_NAME = 3;

  /** Also a line break as JSON writes it. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?:\\\\[nrt]|[^\\p{L}\\p{N}_])+");

  /** As we write them, and as a record or a body of JSON names them: any number has six digits. */
  private static final String CRMS =
      "SELECT CONCAT(crm_number, '/', crm_state), CONCAT(crm_state, ' ', crm_number),"
          + " CONCAT('number=', crm_number), CONCAT('digits=', crm_number),"
          + " CONCAT('\"number\":\"', crm_number) FROM doctor";

  /** Found anywhere; by its beginning, so that a line is looked through once. */
  private final Map<String, List<String>> secrets = new HashMap<>();

  /** Too short to be found anywhere but as a word of its own, in any case. */
  private final Set<String> names = new HashSet<>();

  private Leaks() {}

  /** Looks for everybody of a clinic, and for what let them in, in the logs of a folder. */
  static List<String> in(Path folder, Connection database, Collection<String> tokens)
      throws IOException, SQLException {
    Leaks leaks = new Leaks();
    tokens.forEach(leaks::add);
    leaks.add(Clinic.PASSWORD);
    leaks.add(ServiceProcess.PASSWORD);
    try (database;
        Statement statement = database.createStatement()) {
      each(statement, "SELECT name FROM patient UNION SELECT name FROM doctor", leaks::addName);
      each(statement, "SELECT cpf FROM patient", leaks::addCpf);
      each(statement, "SELECT email, birth_date FROM patient", leaks::add);
      each(statement, "SELECT email FROM doctor", leaks::add);
      each(statement, CRMS, leaks::add);
    }
    int lines = 0;
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "service-*.log")) {
      for (Path log : logs) {
        for (String line : Files.readAllLines(log)) {
          lines++;
          if (leaks.holds(line)) {
            return List.of("somebody is named in " + log + ": " + line);
          }
        }
      }
    }
    return lines > 0 ? List.of() : List.of("there is no log to look through");
  }

  private static void each(Statement statement, String query, Consumer<String> then)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          then.accept(rows.getString(i));
        }
      }
    }
  }

  private void addName(String name) {
    words(name).filter(word -> word.length() >= SHORTEST_NAME).forEach(names::add);
  }

  private void addCpf(String digits) {
    add(digits);
    add(new Cpf(digits).formatted());
  }

  private void add(String secret) {
    if (secret.length() < KEY) {
      throw new IllegalArgumentException("too short to be told from other text");
    }
    secrets.merge(
        secret.substring(0, KEY),
        List.of(secret),
        (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().toList());
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)));
  }

  private boolean holds(String line) {
    for (int at = 0; at + KEY <= line.length(); at++) {
      for (String secret : secrets.getOrDefault(line.substring(at, at + KEY), List.of())) {
        if (line.startsWith(secret, at)) {
          return true;
        }
      }
    }
    return words(line).anyMatch(names::contains);
  }
}
