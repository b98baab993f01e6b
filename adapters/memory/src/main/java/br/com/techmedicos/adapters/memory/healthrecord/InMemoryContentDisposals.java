package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.time.Instant;
import java.util.List;

/** Contents that belong to no file, in memory. */
public final class InMemoryContentDisposals implements ContentDisposals {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<ContentName, Row> rows;

  private record Row(ContentName content, boolean givenUp, Instant dueAt) {

    boolean isDue(Instant now) {
      return !dueAt.isAfter(now);
    }
  }

  public InMemoryContentDisposals(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.rows = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void expect(ContentName content, Instant until) {
    rows.put(content, new Row(content, false, until));
  }

  @Override
  public boolean keep(ContentName content) {
    return unitOfWork.atomically(
        () -> {
          boolean expected = rows.find(content).filter(row -> !row.givenUp()).isPresent();
          if (expected) {
            rows.remove(content);
          }
          return expected;
        });
  }

  @Override
  public void giveUp(ContentName content) {
    postpone(content, Instant.MIN);
  }

  @Override
  public void postpone(ContentName content, Instant until) {
    rows.put(content, new Row(content, true, until));
  }

  @Override
  public List<ContentName> due(Instant now, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<ContentName> due =
              rows.all().stream()
                  .filter(row -> row.isDue(now))
                  .limit(limit)
                  .map(Row::content)
                  .toList();
          due.forEach(this::giveUp);
          return due;
        });
  }

  @Override
  public void removed(ContentName content) {
    rows.remove(content);
  }
}
