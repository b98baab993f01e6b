package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A verified doctor as patients see them.
 *
 * @param id which
 * @param name as patients see it
 * @param crm their registration
 * @param qualifications their specialties
 * @param consultationPrice of one consultation now
 * @param rating all ratings together
 * @param practice where they practise
 * @param distanceKm from the place that was searched from, if any
 * @param nextAvailableAt the first slot that was free when last looked, at most a minute ago; none
 *     if nothing is free
 */
public record DoctorListing(
    DoctorId id,
    PersonName name,
    Crm crm,
    List<Qualification> qualifications,
    Money consultationPrice,
    RatingSummary rating,
    Practice practice,
    Optional<Double> distanceKm,
    Optional<Instant> nextAvailableAt) {

  public DoctorListing {
    qualifications = List.copyOf(qualifications);
  }
}
