package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Collection;
import java.util.List;
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

  /** Finds the agendas of doctors, in any order. Those who never published one have none. */
  List<Agenda> find(Collection<DoctorId> doctors);

  /**
   * Replaces the previous version of an agenda.
   *
   * @param agenda at version 1 a new one, else the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   */
  void save(Agenda agenda);
}
