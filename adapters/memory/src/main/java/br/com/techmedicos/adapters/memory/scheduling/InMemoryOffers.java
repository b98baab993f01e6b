package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.Offers;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import java.util.Optional;

/** What doctors offer, in memory. */
public final class InMemoryOffers implements Offers {

  private final Doctors doctors;
  private final Agendas agendas;
  private final AvailabilityIndex availability;

  public InMemoryOffers(Doctors doctors, Agendas agendas, AvailabilityIndex availability) {
    this.doctors = doctors;
    this.agendas = agendas;
    this.availability = availability;
  }

  @Override
  public Optional<Offer> find(DoctorId doctorId) {
    long mark = availability.mark(doctorId); // first, so that the rest is not older
    return doctors
        .find(doctorId)
        .map(
            doctor ->
                new Offer(
                    doctor.status(),
                    doctor.profile().consultationPrice(),
                    agendas
                        .find(doctorId)
                        .orElseGet(() -> Agenda.empty(doctorId, doctor.timeZone())),
                    mark));
  }
}
