package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Stores doctors, one row each, and keeps their listings for searches up to date. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcDoctors implements Doctors, GenericRepository<DoctorRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;
  private final Json json;
  private final ListingTable listings;

  JdbcDoctors(JdbcUnitOfWork unitOfWork, Json json, ListingTable listings) {
    this.unitOfWork = unitOfWork;
    this.json = json;
    this.listings = listings;
  }

  @Override
  public Optional<Doctor> find(DoctorId id) {
    return findById(id.value()).map(row -> row.doctor(json));
  }

  abstract Optional<DoctorRow> findById(UUID id);

  @Override
  public Optional<Doctor> hold(DoctorId id) {
    return findForUpdate(id.value()).map(row -> row.doctor(json));
  }

  @Query("SELECT * FROM doctor WHERE id = :id FOR UPDATE")
  abstract Optional<DoctorRow> findForUpdate(UUID id);

  @Override
  public void add(Doctor doctor) {
    unitOfWork.atomically(
        () -> {
          save(DoctorRow.of(doctor, json));
          listings.list(doctor);
        });
  }

  abstract void save(DoctorRow row);

  @Override
  public void update(Doctor doctor) {
    DoctorRow row = DoctorRow.of(doctor, json);
    unitOfWork.atomically(
        () -> {
          if (lock(row.id(), row.version() - 1).isEmpty()) {
            throw new StaleVersion();
          }
          replace(row);
          listings.unlist(row.id());
          listings.list(doctor);
        });
  }

  @Query("SELECT version FROM doctor WHERE id = :id AND version = :version FOR UPDATE")
  abstract Optional<Long> lock(UUID id, long version);

  @Query(DoctorRow.REPLACE)
  abstract void replace(DoctorRow row);
}
