package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.shared.DomainException;

/** Shows a doctor's agenda. If none was published, it is empty, in the time zone of the sign-up. */
public final class ViewAgenda {

  private final Agendas agendas;
  private final Doctors doctors;

  ViewAgenda(Agendas agendas, Doctors doctors) {
    this.agendas = agendas;
    this.doctors = doctors;
  }

  /** The doctor. */
  public record Query(DoctorId doctor) {}

  /**
   * Returns the agenda.
   *
   * @param query what to look at
   * @return the agenda
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such doctor
   */
  public Agenda handle(Query query) {
    return agendas
        .find(query.doctor())
        .or(
            () ->
                doctors
                    .find(query.doctor())
                    .map(doctor -> Agenda.empty(doctor.id(), doctor.timeZone())))
        .orElseThrow(UseCaseViolation::notFound);
  }
}
