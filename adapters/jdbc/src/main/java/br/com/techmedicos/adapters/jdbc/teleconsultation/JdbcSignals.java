package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.Signal;
import br.com.techmedicos.application.teleconsultation.Signals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Signals, a row each, under the connection they are for. Their ids sort by age, so that those of
 * one sender stay in order.
 */
@Singleton
public final class JdbcSignals implements Signals {

  private static final int CONNECTIONS_AT_ONCE = 500;

  private final Sql sql;
  private final IdGenerator ids;

  JdbcSignals(Sql sql, IdGenerator ids) {
    this.sql = sql;
    this.ids = ids;
  }

  private record Waiting(UUID id, Delivery delivery) {}

  @Override
  public void add(ConnectionId addressee, Signal signal, Instant now) {
    sql.update(
        "INSERT INTO meeting_signal (connection_id, id, kind, body, kept_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        addressee.value(),
        ids.next(),
        signal.kind(),
        signal.body(),
        now);
  }

  @Override
  public List<Delivery> take(Collection<ConnectionId> addressees) {
    List<ConnectionId> all = List.copyOf(addressees);
    List<Delivery> taken = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CONNECTIONS_AT_ONCE) {
      int to = Math.min(all.size(), from + CONNECTIONS_AT_ONCE);
      waiting(all.subList(from, to)).stream()
          .filter(signal -> remove(signal.delivery().addressee().value(), signal.id()) == 1)
          .map(Waiting::delivery)
          .forEach(taken::add);
    }
    return taken;
  }

  private List<Waiting> waiting(List<ConnectionId> addressees) {
    return sql.list(
        "SELECT connection_id, id, kind, body FROM meeting_signal WHERE connection_id IN ("
            + String.join(", ", Collections.nCopies(addressees.size(), "?"))
            + ") ORDER BY id",
        JdbcSignals::waiting,
        addressees.stream().map(ConnectionId::value).toArray());
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        row.id("id"),
        new Delivery(
            new ConnectionId(row.id("connection_id")),
            new Signal(row.constant(Signal.Kind.class, "kind"), row.text("body"))));
  }

  private int remove(UUID connection, UUID id) {
    return sql.update(
        "DELETE FROM meeting_signal WHERE connection_id = ? AND id = ?", connection, id);
  }

  @Override
  public int forget(Instant keptBefore, int limit) {
    return sql.atomically(
        () ->
            sql
                .list(
                    "SELECT connection_id, id, kind, body FROM meeting_signal WHERE kept_at < ?"
                        + " ORDER BY kept_at LIMIT ?",
                    JdbcSignals::waiting,
                    keptBefore,
                    limit)
                .stream()
                .mapToInt(signal -> remove(signal.delivery().addressee().value(), signal.id()))
                .sum());
  }
}
