package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.teleconsultation.JoinTicket;
import br.com.techmedicos.application.teleconsultation.JoinTickets;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
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

/** Tickets, one row each. Deleting the row redeems the ticket. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcJoinTickets
    implements JoinTickets, GenericRepository<JdbcJoinTickets.JoinTicketRow, String> {

  @MappedEntity("join_ticket")
  record JoinTicketRow(
      String digest,
      @UuidColumn UUID appointmentId,
      Party party,
      @UuidColumn UUID participantId,
      @UuidColumn @Nullable UUID sessionId,
      @InstantColumn @Nullable Instant issuedAt,
      @InstantColumn Instant expiresAt) {

    static JoinTicketRow of(JoinTicket ticket) {
      return new JoinTicketRow(
          ticket.digest().value(),
          ticket.appointment().value(),
          ticket.participant().party(),
          ticket.participant().id(),
          ticket.origin().session().map(SessionId::value).orElse(null),
          ticket.origin().issuedAt(),
          ticket.expiresAt());
    }

    JoinTicket ticket() {
      return new JoinTicket(
          new TokenDigest(digest),
          new AppointmentId(appointmentId),
          new Participant(party, participantId),
          origin(),
          expiresAt);
    }

    /** An instance of a version before this one does not say more than when it made the ticket. */
    private TokenOrigin origin() {
      Instant madeAt = expiresAt.minus(JoinTicket.LIFETIME);
      return new TokenOrigin(
          Optional.ofNullable(sessionId).map(SessionId::new),
          Optional.ofNullable(issuedAt).orElse(madeAt));
    }
  }

  private final JdbcUnitOfWork unitOfWork;

  JdbcJoinTickets(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public void add(JoinTicket ticket) {
    save(JoinTicketRow.of(ticket));
  }

  abstract void save(JoinTicketRow row);

  @Override
  public Optional<JoinTicket> redeem(TokenDigest digest) {
    return find(digest.value()).filter(row -> remove(row.digest()) == 1).map(JoinTicketRow::ticket);
  }

  @Query("SELECT * FROM join_ticket WHERE digest = :digest")
  abstract Optional<JoinTicketRow> find(String digest);

  @Override
  public int forgetExpired(Instant now, int limit) {
    return unitOfWork.atomically(() -> expired(now, limit).stream().mapToInt(this::remove).sum());
  }

  @Query("SELECT digest FROM join_ticket WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit")
  abstract List<String> expired(@InstantColumn Instant now, int limit);

  @Query("DELETE FROM join_ticket WHERE digest = :digest")
  abstract int remove(String digest);
}
