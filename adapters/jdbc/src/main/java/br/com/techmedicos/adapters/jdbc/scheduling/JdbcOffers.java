package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Cents;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.scheduling.Offers;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What doctors offer. One statement reads it, so that the mark is of the same moment. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcOffers implements Offers, GenericRepository<JdbcOffers.OfferRow, UUID> {

  private final JdbcAgendas agendas;

  JdbcOffers(JdbcAgendas agendas) {
    this.agendas = agendas;
  }

  /** A doctor with the columns of the agenda and the mark, if there are any. */
  @MappedEntity("doctor")
  record OfferRow(
      @Id @UuidColumn UUID id,
      VerificationStatus status,
      int priceCents,
      String timeZone,
      @Nullable String zone,
      @Nullable Integer minimumNoticeMinutes,
      @Nullable Integer horizonDays,
      @Nullable String windows,
      @Nullable Long version,
      @Nullable Long mark) {}

  @Override
  public Optional<Offer> find(DoctorId doctor) {
    return row(doctor.value()).map(this::offer);
  }

  @Query(
      "SELECT d.id, d.status, d.price_cents, d.time_zone, a.zone, a.minimum_notice_minutes,"
          + " a.horizon_days, a.windows, a.version, v.mark FROM doctor d"
          + " LEFT JOIN agenda a ON a.doctor_id = d.id"
          + " LEFT JOIN availability v ON v.doctor_id = d.id WHERE d.id = :doctor")
  abstract Optional<OfferRow> row(@UuidColumn UUID doctor);

  private Offer offer(OfferRow row) {
    return new Offer(
        row.status(),
        Cents.money(row.priceCents()),
        agendas.joined(
            row.id(),
            row.timeZone(),
            row.zone(),
            row.minimumNoticeMinutes(),
            row.horizonDays(),
            row.windows(),
            row.version()),
        row.mark() == null ? 0 : row.mark());
  }
}
