package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/** The store of published agendas. */
public interface Agendas {

  /**
   * Finds the agenda of a doctor.
   *
   * @param doctor whose agenda is wanted
   * @return the agenda, or empty if none was ever published
   */
  Optional<Agenda> find(DoctorId doctor);

  /**
   * Replaces the previous version of an agenda.
   *
   * @param agenda at version 1 a new one, else the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   */
  void save(Agenda agenda);
}
