package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.healthrecord.datasubject.CpfRelease;
import br.com.techmedicos.application.healthrecord.datasubject.CpfReleases;
import br.com.techmedicos.domain.identity.Cpf;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row for each account that a CPF was taken from. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcCpfReleases
    implements CpfReleases, GenericRepository<JdbcCpfReleases.CpfReleaseRow, UUID> {

  @MappedEntity("cpf_release")
  record CpfReleaseRow(
      @Id @UuidColumn UUID patientId,
      String cpf,
      @UuidColumn UUID operatorId,
      String reason,
      @InstantColumn Instant releasedAt) {}

  @Override
  public void add(CpfRelease release) {
    save(
        new CpfReleaseRow(
            release.from().value(),
            release.cpf().value(),
            release.operator().value(),
            release.reason().text(),
            release.releasedAt()));
  }

  abstract void save(CpfReleaseRow row);

  @Override
  public Optional<Instant> latest(Cpf cpf) {
    return latest(cpf.value()).map(CpfReleaseRow::releasedAt);
  }

  @Query("SELECT * FROM cpf_release WHERE cpf = :cpf ORDER BY released_at DESC LIMIT 1")
  abstract Optional<CpfReleaseRow> latest(String cpf);
}
