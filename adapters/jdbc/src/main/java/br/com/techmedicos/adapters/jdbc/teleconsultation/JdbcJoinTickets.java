package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.teleconsultation.JoinTicket;
import br.com.techmedicos.application.teleconsultation.JoinTickets;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets, a row each. Whoever deletes the row has used the ticket. */
@Singleton
public final class JdbcJoinTickets implements JoinTickets {

  private final Sql sql;

  JdbcJoinTickets(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(JoinTicket ticket) {
    sql.update(
        "INSERT INTO join_ticket (digest, appointment_id, party, participant_id, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        ticket.digest().value(),
        ticket.appointment().value(),
        ticket.participant().party(),
        ticket.participant().id(),
        ticket.expiresAt());
  }

  @Override
  public Optional<JoinTicket> redeem(TokenDigest digest) {
    return sql.find(
            "SELECT digest, appointment_id, party, participant_id, expires_at FROM join_ticket"
                + " WHERE digest = ?",
            JdbcJoinTickets::ticket,
            digest.value())
        .filter(ticket -> remove(digest.value()) == 1);
  }

  @Override
  public int forgetExpired(Instant now, int limit) {
    return sql.atomically(
        () -> {
          List<String> over =
              sql.list(
                  "SELECT digest FROM join_ticket WHERE expires_at <= ?"
                      + " ORDER BY expires_at LIMIT ?",
                  row -> row.text("digest"),
                  now,
                  limit);
          return over.stream().mapToInt(this::remove).sum();
        });
  }

  private int remove(String digest) {
    return sql.update("DELETE FROM join_ticket WHERE digest = ?", digest);
  }

  private static JoinTicket ticket(Row row) {
    return new JoinTicket(
        new TokenDigest(row.text("digest")),
        new AppointmentId(row.id("appointment_id")),
        new Participant(row.constant(Party.class, "party"), row.id("participant_id")),
        row.instant("expires_at"));
  }
}
