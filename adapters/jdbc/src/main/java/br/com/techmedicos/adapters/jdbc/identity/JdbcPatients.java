package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.shared.StaleVersion;
import jakarta.inject.Singleton;
import java.util.Optional;

/** All patients, a row each. */
@Singleton
public final class JdbcPatients implements Patients {

  private final PatientRows rows;

  JdbcPatients(PatientRows rows) {
    this.rows = rows;
  }

  @Override
  public void add(Patient patient) {
    rows.save(PatientRow.of(patient));
  }

  @Override
  public Optional<Patient> find(PatientId id) {
    return rows.findById(id.value()).map(PatientRow::patient);
  }

  @Override
  public void update(Patient patient) {
    int replaced =
        rows.replace(
            patient.id().value(),
            patient.name().value(),
            patient.email().value(),
            patient.version());
    if (replaced == 0) {
      throw new StaleVersion();
    }
  }
}
