package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.Optional;

/** The verified doctors, as patients see them. */
public interface DoctorListings {

  /**
   * Returns a page of the doctors that match a search.
   *
   * @param search what is looked for
   */
  Page<DoctorListing, DoctorSearch.Key> search(DoctorSearch search);

  /** Finds a verified doctor. */
  Optional<DoctorListing> find(DoctorId id);
}
