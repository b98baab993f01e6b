package br.com.techmedicos.adapters.memory.directory;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.List;
import java.util.Optional;

/** All doctors, in memory. */
public final class InMemoryDoctors implements Doctors {

  private final InMemoryTable<DoctorId, Doctor> doctors;

  public InMemoryDoctors(InMemoryUnitOfWork unitOfWork) {
    this.doctors = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(Doctor doctor) {
    doctors.save(doctor.id(), doctor, Doctor::version);
  }

  @Override
  public Optional<Doctor> find(DoctorId id) {
    return doctors.find(id);
  }

  /** One unit of work runs at a time, so the caller holds every doctor already. */
  @Override
  public Optional<Doctor> hold(DoctorId id) {
    return find(id);
  }

  @Override
  public void update(Doctor doctor) {
    doctors.save(doctor.id(), doctor, Doctor::version);
  }

  /** Returns all doctors, as they are now. */
  public List<Doctor> all() {
    return doctors.all();
  }
}
