package br.com.techmedicos.application.directory;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.Optional;

/** The verified doctors, as patients see them. */
public interface DoctorListings {

  /**
   * Returns a page of the doctors that match a search. If few of many doctors match, the page may
   * have fewer than the limit, or none, although more follow: only a page without a next key is the
   * last.
   *
   * @param search what is looked for
   */
  Page<DoctorListing, DoctorSearch.Key> search(DoctorSearch search);

  /** Finds a verified doctor. */
  Optional<DoctorListing> find(DoctorId id);
}
