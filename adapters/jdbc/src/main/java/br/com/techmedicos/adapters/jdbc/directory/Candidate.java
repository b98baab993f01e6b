package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.domain.directory.GeoPoint;

/**
 * A doctor who may match a search.
 *
 * @param key the position in the order of the search
 */
record Candidate(Key key, GeoPoint location, long ratingRank) {

  boolean matches(DoctorSearch search) {
    return search.after().map(last -> key.compareTo(last) > 0).orElse(true)
        && search
            .withinKm()
            .map(km -> search.near().orElseThrow().kilometresTo(location) <= km)
            .orElse(true)
        && search.minimumRating().map(least -> ratingRank <= ListingTable.rank(least)).orElse(true);
  }
}
