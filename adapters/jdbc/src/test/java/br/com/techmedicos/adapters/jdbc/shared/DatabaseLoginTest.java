package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnEachDatabase
class DatabaseLoginTest {

  private final TestDatabase database;

  DatabaseLoginTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void it_counts_the_rows_of_each_table() {
    database.empty();
    database.execute("INSERT INTO key_set (only_row, key_set_id) VALUES (1, 'one')");

    assertThat(new DatabaseLogin(database.url(), TestDatabase.USER, "").rows())
        .containsEntry("key_set", 1L)
        .containsEntry("appointment", 0L)
        .hasSizeGreaterThan(30);
  }
}
