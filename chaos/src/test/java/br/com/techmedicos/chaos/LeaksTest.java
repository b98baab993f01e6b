package br.com.techmedicos.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login of 52998224725 failed",
        "login of 529.982.247-25 failed",
        "a visit of Ana",
        "ANA is late",
        "{\"message\":\"a visit\\nAna was there\"}",
        "Patient[name=Ana, id=7]",
        "João has rated",
        "born on 1990-02-28",
        "mail to ana@correio.example",
        "CRM 123456/SP",
        "Bearer a.token.of.hers",
      })
  void whoever_is_named_in_a_log_is_found(String line) throws Exception {
    assertThat(leaks(line)).singleElement().asString().endsWith(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analysis of America/Sao_Lima and banana",
        "request 123456 da 018f3c1e-0000-7000-8000-000000000000",
        "529.982.247 rows in 25 ms",
      })
  void other_text_is_no_name(String line) throws Exception {
    assertThat(leaks(line)).isEmpty();
  }

  @Test
  void a_folder_without_logs_shows_nothing() throws Exception {
    assertThat(Leaks.in(folder, database(), List.of()))
        .containsExactly("there is no log to look through");
  }

  private List<String> leaks(String line) throws IOException, SQLException {
    Files.writeString(folder.resolve("service-1.log"), "started\n" + line + "\n");
    return Leaks.in(folder, database(), List.of("a.token.of.hers"));
  }

  private static Connection database() throws SQLException {
    Connection database = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE patient AS SELECT 'Ana da Lima' name, '52998224725' cpf,"
              + " 'ana@correio.example' email, DATE '1990-02-28' birth_date");
      statement.execute(
          "CREATE TABLE doctor AS SELECT 'João Dias' name,"
              + " 'joao@clinica.example' email, '123456' crm_number, 'SP' crm_state");
    }
    return database;
  }
}
