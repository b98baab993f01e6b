package br.com.techmedicos.adapters.jdbc.oversight;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.oversight.OperatorActs;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.healthrecord.SealedHead;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.oversight.OperatorAct;
import br.com.techmedicos.domain.oversight.OperatorActEntry;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operators' acts, one row each. The row of the log is the lock. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcOperatorActs
    implements OperatorActs, GenericRepository<JdbcOperatorActs.OperatorActRow, Long> {

  private static final String HEAD = "SELECT * FROM operator_log WHERE name = :name";
  private static final String BEFORE = " sequence < :sequence ORDER BY sequence DESC LIMIT :limit";

  private final JdbcUnitOfWork unitOfWork;

  JdbcOperatorActs(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @MappedEntity("operator_log")
  record HeadRow(@Id String name, long length, byte[] lastSeal, byte[] seal) {

    SealedHead head() {
      return new SealedHead(name, length, Seal.of(lastSeal), Seal.of(seal));
    }
  }

  @MappedEntity("operator_act")
  record OperatorActRow(
      @Id long sequence,
      @UuidColumn UUID operatorId,
      String operation,
      @UuidColumn @Nullable UUID subjectId,
      @InstantColumn Instant happenedAt,
      byte[] seal) {

    OperatorActEntry entry() {
      return new OperatorActEntry(
          sequence,
          new OperatorAct(
              new OperatorId(operatorId), operation, Optional.ofNullable(subjectId), happenedAt),
          Seal.of(seal));
    }
  }

  @Override
  public SealedHead hold() {
    return lock(OperatorActEntry.LOG)
        .map(HeadRow::head)
        .orElseGet(
            () -> {
              SealedHead head = SealedHead.empty(OperatorActEntry.LOG);
              SqlErrors.writesUnlessTaken( // by a concurrent transaction
                  () ->
                      insert(head.log(), head.length(), head.last().bytes(), head.seal().bytes()));
              return lock(head.log()).map(HeadRow::head).orElseThrow();
            });
  }

  @Query(HEAD + " FOR UPDATE")
  abstract Optional<HeadRow> lock(String name);

  @Query(
      "INSERT INTO operator_log (name, length, last_seal, seal)"
          + " VALUES (:name, :length, :lastSeal, :seal)")
  abstract void insert(String name, long length, byte[] lastSeal, byte[] seal);

  @Override
  public void append(SealedHead head, OperatorActEntry entry) {
    unitOfWork.atomically(
        () -> {
          OperatorAct act = entry.act();
          insert(
              entry.sequence(),
              act.operator().value(),
              act.operation(),
              act.subject().orElse(null),
              act.at(),
              entry.seal().bytes());
          update(head.log(), head.length(), head.last().bytes(), head.seal().bytes());
        });
  }

  @Query(
      "INSERT INTO operator_act"
          + " (sequence, operator_id, operation, subject_id, happened_at, seal) VALUES"
          + " (:sequence, :operatorId, :operation, :subjectId, :happenedAt, :seal)")
  abstract void insert(
      long sequence,
      @UuidColumn UUID operatorId,
      String operation,
      @UuidColumn @Nullable UUID subjectId,
      @InstantColumn Instant happenedAt,
      byte[] seal);

  @Query(
      "UPDATE operator_log SET length = :length, last_seal = :lastSeal, seal = :seal"
          + " WHERE name = :name")
  abstract void update(String name, long length, byte[] lastSeal, byte[] seal);

  @Override
  public List<OperatorActEntry> rows(long after, int limit) {
    return following(after, limit).stream().map(OperatorActRow::entry).toList();
  }

  @Query("SELECT * FROM operator_act WHERE sequence > :sequence ORDER BY sequence LIMIT :limit")
  abstract List<OperatorActRow> following(long sequence, int limit);

  @Override
  public Page<OperatorActEntry, Long> list(
      Optional<OperatorId> operator, Optional<UUID> subject, Optional<Long> before, int limit) {
    return Page.cut(
        page(operator.map(OperatorId::value), subject, before.orElse(Long.MAX_VALUE), limit + 1)
            .stream()
            .map(OperatorActRow::entry)
            .toList(),
        OperatorActEntry::sequence,
        limit);
  }

  private List<OperatorActRow> page(
      Optional<UUID> operator, Optional<UUID> subject, long before, int limit) {
    if (operator.isPresent() && subject.isPresent()) {
      return both(operator.get(), subject.get(), before, limit);
    }
    if (operator.isPresent()) {
      return of(operator.get(), before, limit);
    }
    return subject.isPresent() ? about(subject.get(), before, limit) : all(before, limit);
  }

  @Query(
      "SELECT * FROM operator_act WHERE operator_id = :operatorId AND subject_id = :subjectId AND"
          + BEFORE)
  abstract List<OperatorActRow> both(
      @UuidColumn UUID operatorId, @UuidColumn UUID subjectId, long sequence, int limit);

  @Query("SELECT * FROM operator_act WHERE operator_id = :operatorId AND" + BEFORE)
  abstract List<OperatorActRow> of(@UuidColumn UUID operatorId, long sequence, int limit);

  @Query("SELECT * FROM operator_act WHERE subject_id = :subjectId AND" + BEFORE)
  abstract List<OperatorActRow> about(@UuidColumn UUID subjectId, long sequence, int limit);

  @Query("SELECT * FROM operator_act WHERE" + BEFORE)
  abstract List<OperatorActRow> all(long sequence, int limit);
}
