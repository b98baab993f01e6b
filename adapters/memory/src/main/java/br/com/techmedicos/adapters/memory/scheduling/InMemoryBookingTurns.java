package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.application.scheduling.BookingTurns;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import java.util.Optional;

/** The turns of those who book a doctor, in memory. */
public final class InMemoryBookingTurns implements BookingTurns {

  private final Doctors doctors;
  private final Patients patients;
  private final Agendas agendas;

  public InMemoryBookingTurns(Doctors doctors, Patients patients, Agendas agendas) {
    this.doctors = doctors;
    this.patients = patients;
    this.agendas = agendas;
  }

  @Override
  public Optional<Turn> take(DoctorId doctorId, PatientId patientId) {
    return doctors
        .hold(doctorId)
        .flatMap(
            doctor ->
                patients
                    .find(patientId)
                    .map(
                        patient ->
                            new Turn(
                                doctor.status(),
                                doctor.profile().name(),
                                doctor.profile().consultationPrice(),
                                agendas
                                    .find(doctorId)
                                    .orElseGet(() -> Agenda.empty(doctorId, doctor.timeZone())),
                                patient.name(),
                                patient.registeredAt())));
  }
}
