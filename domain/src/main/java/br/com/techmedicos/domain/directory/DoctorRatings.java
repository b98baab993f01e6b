package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.DoctorId;

/** The ratings of doctors, summed up. Sums are exact, whoever rates at the same time. */
public interface DoctorRatings {

  /**
   * Counts one rating.
   *
   * @param doctor who was rated
   * @param stars how good a patient found the consultation
   */
  void add(DoctorId doctor, Stars stars);

  /**
   * All ratings of a doctor.
   *
   * @param doctor whose
   * @return the sum; {@link RatingSummary#NONE} without a rating
   */
  RatingSummary of(DoctorId doctor);
}
