package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import java.util.List;
import java.util.Optional;

/** Patients in memory. */
public final class InMemoryPatients implements Patients {

  private final InMemoryTable<PatientId, Patient> patients;

  public InMemoryPatients(InMemoryUnitOfWork unitOfWork) {
    this.patients = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(Patient patient) {
    patients.save(patient.id(), patient, Patient::version);
  }

  @Override
  public Optional<Patient> find(PatientId id) {
    return patients.find(id);
  }

  /** {@return all patients, as they are now} */
  public List<Patient> all() {
    return patients.all();
  }

  @Override
  public void update(Patient patient) {
    patients.save(patient.id(), patient, Patient::version);
  }

  /** Removes a patient, if there is one. */
  public void remove(PatientId id) {
    patients.remove(id);
  }
}
