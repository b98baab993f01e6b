package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.teleconsultation.Consent;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.domain.teleconsultation.Consents;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Consents, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcConsents
    implements Consents, GenericRepository<JdbcConsents.ConsentRow, UUID> {

  @MappedEntity("consent")
  record ConsentRow(
      @UuidColumn UUID appointmentId,
      @InstantColumn Instant acceptedAt,
      String textVersion,
      @InstantColumn Instant givenAt) {

    static ConsentRow of(Consent consent) {
      return new ConsentRow(
          consent.appointment().value(),
          consent.acceptedAt(),
          consent.text().version(),
          consent.givenAt());
    }

    Consent consent() {
      return new Consent(
          new AppointmentId(appointmentId),
          acceptedAt,
          ConsentText.ofVersion(textVersion).orElseThrow(),
          givenAt);
    }
  }

  @Override
  public void add(Consent consent) {
    SqlErrors.writesUnlessTaken(() -> save(ConsentRow.of(consent)));
  }

  abstract void save(ConsentRow row);

  @Override
  public Optional<Consent> latest(AppointmentId appointment) {
    return findLatest(appointment.value()).map(ConsentRow::consent);
  }

  @Query(
      "SELECT * FROM consent WHERE appointment_id = :appointmentId"
          + " ORDER BY accepted_at DESC LIMIT 1")
  abstract Optional<ConsentRow> findLatest(UUID appointmentId);

  @Override
  public List<Consent> of(AppointmentId appointment) {
    return findAll(appointment.value()).stream().map(ConsentRow::consent).toList();
  }

  @Query("SELECT * FROM consent WHERE appointment_id = :appointmentId ORDER BY accepted_at")
  abstract List<ConsentRow> findAll(UUID appointmentId);
}
