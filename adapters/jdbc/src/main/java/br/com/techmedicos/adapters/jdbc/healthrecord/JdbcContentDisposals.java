package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.domain.healthrecord.ContentName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Contents that belong to no file, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcContentDisposals
    implements ContentDisposals, GenericRepository<JdbcContentDisposals.DisposalRow, UUID> {

  /** When what is given up is due: before now, whatever the clock says. */
  private static final Instant AT_ONCE = Instant.parse("0000-01-01T00:00:00Z");

  private final JdbcUnitOfWork unitOfWork;

  JdbcContentDisposals(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @MappedEntity("content_disposal")
  record DisposalRow(@Id @UuidColumn UUID contentName, int givenUp, @InstantColumn Instant dueAt) {}

  @Override
  public void expect(ContentName content, Instant until) {
    save(new DisposalRow(content.value(), 0, until));
  }

  abstract void save(DisposalRow row);

  @Override
  public boolean keep(ContentName content) {
    return keep(content.value()) > 0;
  }

  @Query("DELETE FROM content_disposal WHERE content_name = :contentName AND given_up = 0")
  abstract int keep(UUID contentName);

  @Override
  public void giveUp(ContentName content) {
    unitOfWork.atomically(
        () -> {
          if (giveUp(content.value(), AT_ONCE) == 0) {
            save(new DisposalRow(content.value(), 1, AT_ONCE));
          }
        });
  }

  @Query(
      "UPDATE content_disposal SET given_up = 1, due_at = :dueAt WHERE content_name = :contentName")
  abstract int giveUp(UUID contentName, @InstantColumn Instant dueAt);

  @Override
  public void postpone(ContentName content, Instant until) {
    postpone(content.value(), until);
  }

  @Query("UPDATE content_disposal SET due_at = :until WHERE content_name = :contentName")
  abstract void postpone(UUID contentName, @InstantColumn Instant until);

  @Override
  public List<ContentName> due(Instant now, int limit) {
    return unitOfWork.atomically(
        () -> {
          giveUpExpected(now, AT_ONCE);
          return givenUp(now, limit).stream()
              .map(row -> new ContentName(row.contentName()))
              .toList();
        });
  }

  @Query(
      "UPDATE content_disposal SET given_up = 1, due_at = :dueAt"
          + " WHERE given_up = 0 AND due_at <= :now")
  abstract void giveUpExpected(@InstantColumn Instant now, @InstantColumn Instant dueAt);

  @Query(
      "SELECT * FROM content_disposal WHERE given_up = 1 AND due_at <= :now"
          + " ORDER BY due_at LIMIT :limit")
  abstract List<DisposalRow> givenUp(@InstantColumn Instant now, int limit);

  @Override
  public void removed(ContentName content) {
    removed(content.value());
  }

  @Query("DELETE FROM content_disposal WHERE content_name = :contentName")
  abstract void removed(UUID contentName);
}
