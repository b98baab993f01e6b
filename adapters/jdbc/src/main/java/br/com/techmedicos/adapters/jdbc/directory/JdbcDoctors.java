package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.StaleVersion;
import jakarta.inject.Singleton;
import java.util.Optional;

/** All doctors, a row each; what searches read of them is kept in step. */
@Singleton
public final class JdbcDoctors implements Doctors {

  private final Sql sql;
  private final DoctorColumns columns;
  private final ListingTable listings;

  JdbcDoctors(Sql sql, DoctorColumns columns, ListingTable listings) {
    this.sql = sql;
    this.columns = columns;
    this.listings = listings;
  }

  @Override
  public Optional<Doctor> find(DoctorId id) {
    return sql.find("SELECT * FROM doctor WHERE id = ?", columns::doctor, id.value());
  }

  @Override
  public void add(Doctor doctor) {
    DoctorProfile profile = doctor.profile();
    Practice practice = profile.practice();
    sql.atomically(
        () -> {
          sql.update(
              "INSERT INTO doctor (id, crm_number, crm_state, email, name, qualifications,"
                  + " price_cents, street, city, state, latitude, longitude, time_zone, status,"
                  + " status_reason, awaits_verification, version)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              doctor.id().value(),
              doctor.crm().number(),
              doctor.crm().state(),
              doctor.email().value(),
              profile.name().value(),
              columns.qualifications(profile.qualifications()),
              DoctorColumns.cents(profile.consultationPrice()),
              practice.street(),
              practice.city(),
              practice.state(),
              practice.location().latitude(),
              practice.location().longitude(),
              doctor.timeZone().getId(),
              doctor.status(),
              doctor.statusReason(),
              doctor.awaitsVerification(),
              doctor.version());
          listings.list(doctor);
        });
  }

  @Override
  public void update(Doctor doctor) {
    DoctorProfile profile = doctor.profile();
    Practice practice = profile.practice();
    sql.atomically(
        () -> {
          int updated =
              sql.update(
                  "UPDATE doctor SET name = ?, qualifications = ?, price_cents = ?, street = ?,"
                      + " city = ?, state = ?, latitude = ?, longitude = ?, status = ?,"
                      + " status_reason = ?, awaits_verification = ?, version = ?"
                      + " WHERE id = ? AND version = ?",
                  profile.name().value(),
                  columns.qualifications(profile.qualifications()),
                  DoctorColumns.cents(profile.consultationPrice()),
                  practice.street(),
                  practice.city(),
                  practice.state(),
                  practice.location().latitude(),
                  practice.location().longitude(),
                  doctor.status(),
                  doctor.statusReason(),
                  doctor.awaitsVerification(),
                  doctor.version(),
                  doctor.id().value(),
                  doctor.version() - 1);
          if (updated == 0) {
            throw new StaleVersion();
          }
          listings.unlist(doctor.id());
          listings.list(doctor);
        });
  }
}
