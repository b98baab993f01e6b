package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.Optional;

/** The verified doctors, as patients see them. */
public interface DoctorListings {

  /**
   * A page of the doctors that a patient looks for.
   *
   * @param search what is looked for
   */
  Page<DoctorListing, DoctorSearch.Key> search(DoctorSearch search);

  /**
   * One verified doctor.
   *
   * @param id which
   */
  Optional<DoctorListing> find(DoctorId id);
}
