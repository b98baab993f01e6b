package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.healthrecord.ContentDisposals;
import br.com.techmedicos.domain.healthrecord.ContentName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Contents that no file has, as rows. */
@Singleton
public final class JdbcContentDisposals implements ContentDisposals {

  private final Sql sql;

  JdbcContentDisposals(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void expect(ContentName content, Instant until) {
    sql.update(
        "INSERT INTO content_disposal (content_name, given_up, due_at) VALUES (?, 0, ?)",
        content.value(),
        until);
  }

  @Override
  public boolean keep(ContentName content) {
    return sql.update(
            "DELETE FROM content_disposal WHERE content_name = ? AND given_up = 0", content.value())
        > 0;
  }

  @Override
  public void giveUp(ContentName content) {
    sql.atomically(
        () -> {
          int expected =
              sql.update(
                  "UPDATE content_disposal SET given_up = 1, due_at = 0 WHERE content_name = ?",
                  content.value());
          if (expected == 0) {
            sql.update(
                "INSERT INTO content_disposal (content_name, given_up, due_at) VALUES (?, 1, 0)",
                content.value());
          }
        });
  }

  @Override
  public List<ContentName> due(Instant now, int limit) {
    return sql.atomically(
        () -> {
          sql.update(
              "UPDATE content_disposal SET given_up = 1 WHERE given_up = 0 AND due_at <= ?", now);
          return sql.list(
              "SELECT content_name FROM content_disposal WHERE given_up = 1"
                  + " ORDER BY due_at LIMIT ?",
              row -> new ContentName(row.id("content_name")),
              limit);
        });
  }

  @Override
  public void removed(ContentName content) {
    sql.update("DELETE FROM content_disposal WHERE content_name = ?", content.value());
  }
}
