package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/** The agendas that doctors have published. */
public interface Agendas {

  /**
   * The agenda of a doctor.
   *
   * @param doctor whose agenda is wanted
   * @return the agenda, or nothing if none was ever published
   */
  Optional<Agenda> find(DoctorId doctor);

  /**
   * Keeps a published agenda in place of the version before it.
   *
   * @param agenda at version 1 a new one, else the successor of the one kept
   * @throws StaleVersion if the one kept is not the version before it
   */
  void save(Agenda agenda);
}
