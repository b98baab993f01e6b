package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.Optional;

/**
 * A verified doctor as patients see them.
 *
 * @param crm their registration
 * @param profile what they say of themselves
 * @param distanceKm from the place that was searched from, if any
 * @param nextAvailableAt the first slot that was free when last looked, at most a minute ago; none
 *     if nothing is free
 */
public record DoctorListing(
    DoctorId id,
    Crm crm,
    DoctorProfile profile,
    RatingSummary rating,
    Optional<Double> distanceKm,
    Optional<Instant> nextAvailableAt) {}
