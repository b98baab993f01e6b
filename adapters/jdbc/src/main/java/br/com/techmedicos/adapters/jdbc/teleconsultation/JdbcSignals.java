package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.Signal;
import br.com.techmedicos.application.teleconsultation.Signals;
import br.com.techmedicos.application.teleconsultation.Signals.Delivery;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Signals, one row each, keyed by the receiving connection. Their IDs sort by age, so that the
 * signals of one sender stay in order.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcSignals
    implements Signals, GenericRepository<JdbcSignals.SignalRow, UUID> {

  @MappedEntity("meeting_signal")
  record SignalRow(
      @UuidColumn UUID connectionId,
      @UuidColumn UUID id,
      Signal.Kind kind,
      String body,
      @InstantColumn Instant keptAt) {

    Delivery delivery() {
      return new Delivery(new ConnectionId(connectionId), new Signal(kind, body));
    }
  }

  private static final int CONNECTIONS_AT_ONCE = 500;

  private final JdbcUnitOfWork unitOfWork;
  private final IdGenerator ids;

  JdbcSignals(JdbcUnitOfWork unitOfWork, IdGenerator ids) {
    this.unitOfWork = unitOfWork;
    this.ids = ids;
  }

  @Override
  public void add(ConnectionId addressee, Signal signal, Instant now) {
    save(new SignalRow(addressee.value(), ids.next(), signal.kind(), signal.body(), now));
  }

  abstract void save(SignalRow row);

  @Override
  public List<Delivery> take(Collection<ConnectionId> addressees) {
    List<UUID> all = addressees.stream().map(ConnectionId::value).toList();
    List<Delivery> taken = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CONNECTIONS_AT_ONCE) {
      int to = Math.min(all.size(), from + CONNECTIONS_AT_ONCE);
      waiting(all.subList(from, to)).stream()
          .filter(signal -> remove(signal.connectionId(), signal.id()) == 1)
          .map(SignalRow::delivery)
          .forEach(taken::add);
    }
    return taken;
  }

  @Query("SELECT * FROM meeting_signal WHERE connection_id IN (:connections) ORDER BY id")
  abstract List<SignalRow> waiting(@Expandable @UuidColumn List<UUID> connections);

  @Override
  public int forget(Instant keptBefore, int limit) {
    return unitOfWork.atomically(
        () ->
            old(keptBefore, limit).stream()
                .mapToInt(signal -> remove(signal.connectionId(), signal.id()))
                .sum());
  }

  @Query("SELECT * FROM meeting_signal WHERE kept_at < :keptBefore ORDER BY kept_at LIMIT :limit")
  abstract List<SignalRow> old(@InstantColumn Instant keptBefore, int limit);

  @Query("DELETE FROM meeting_signal WHERE connection_id = :connectionId AND id = :id")
  abstract int remove(UUID connectionId, UUID id);
}
