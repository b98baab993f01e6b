package br.com.techmedicos.bootstrap;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An appointment that was booked and accepted.
 *
 * @param id which
 * @param doctor whose
 * @param patient and whose
 * @param startsAt when
 */
record Consultation(String id, Doctor doctor, Patient patient, Instant startsAt) {

  /** Two people who have not been here before agree on the doctor's next slot. */
  static Consultation agreed(RunningService service) {
    Doctor doctor = service.addDoctors(1).get(0);
    Patient patient = service.addPatients(1).get(0);
    String slot =
        service
            .anyone()
            .get("/doctors/" + doctor.id() + "/slots")
            .expect(200)
            .text("slots", "1", "startsAt"); // the first may be too soon by the time it is booked
    RestClient booking = service.as(patient);
    String id =
        booking
            .post("/appointments", Map.of("doctorId", doctor.id().toString(), "startsAt", slot))
            .expect(201)
            .text("id");
    service.as(doctor).post("/appointments/" + id + "/accept", Map.of()).expect(200);
    return new Consultation(id, doctor, patient, Instant.parse(slot));
  }

  /** As {@link #agreed}, and now it is a while after its start, on all instances. */
  static Consultation since(Duration start, List<RunningService> services) {
    Consultation consultation = agreed(services.get(0));
    consultation.comes(start, services);
    return consultation;
  }

  /** When it ends. */
  Instant endsAt() {
    return startsAt.plus(Slot.LENGTH);
  }

  /** Makes it a while after the start, or before it. */
  void comes(Duration afterStart, List<RunningService> services) {
    for (RunningService service : services) {
      Duration missing = Duration.between(service.clock().instant(), startsAt.plus(afterStart));
      service.clock().advance(missing);
    }
  }
}
