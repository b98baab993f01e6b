package br.com.techmedicos.adapters.memory.shared;

import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The answers to requests that a client may retry, in memory. */
public final class InMemoryIdempotencyRecords implements IdempotencyRecords {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryTable<Key, Row> rows;

  private record Row(Key key, Claim claim, Optional<Answer> answer) {

    boolean isOf(UUID claimId) {
      return claim.id().equals(claimId);
    }

    boolean yieldsTo(Claim other) {
      boolean abandoned =
          answer.isEmpty()
              && claim.fingerprint().equals(other.fingerprint())
              && olderThan(LEASE, other.at());
      return abandoned || olderThan(KEPT, other.at());
    }

    Remembered remembered() {
      return new Remembered(claim.fingerprint(), answer);
    }

    boolean olderThan(Duration age, Instant now) {
      return now.isAfter(claim.at().plus(age));
    }
  }

  public InMemoryIdempotencyRecords(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
    this.rows = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public Optional<Remembered> claim(Key key, Claim claim) {
    return unitOfWork.atomically(
        () -> {
          Optional<Row> inTheWay = rows.find(key).filter(row -> !row.yieldsTo(claim));
          if (inTheWay.isEmpty()) {
            rows.put(key, new Row(key, claim, Optional.empty()));
          }
          return inTheWay.map(Row::remembered);
        });
  }

  @Override
  public Optional<Remembered> find(Key key, Instant now) {
    return rows.find(key).filter(row -> !row.olderThan(KEPT, now)).map(Row::remembered);
  }

  @Override
  public void complete(Key key, UUID claimId, Answer answer) {
    unitOfWork.atomically(
        () -> {
          Row claimed =
              rows.find(key).filter(row -> row.isOf(claimId)).orElseThrow(StaleVersion::new);
          rows.put(key, new Row(key, claimed.claim(), Optional.of(answer)));
          return answer;
        });
  }

  @Override
  public void release(Key key, UUID claimId) {
    unitOfWork.atomically(
        () -> {
          boolean unanswered =
              rows.find(key).filter(row -> row.isOf(claimId) && row.answer().isEmpty()).isPresent();
          if (unanswered) {
            rows.remove(key);
          }
          return unanswered;
        });
  }

  @Override
  public void forgetAll(String caller) {
    unitOfWork.run(
        () ->
            rows.all().stream()
                .map(Row::key)
                .filter(key -> key.caller().equals(caller))
                .forEach(rows::remove));
  }

  @Override
  public int forgetExpired(Instant now, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<Row> expired =
              rows.all().stream().filter(row -> row.olderThan(KEPT, now)).limit(limit).toList();
          expired.forEach(row -> rows.remove(row.key()));
          return expired.size();
        });
  }
}
