package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.DoctorId;

/**
 * The rating totals of doctors. They are exact, even when several patients rate at the same time.
 */
public interface DoctorRatings {

  /**
   * Adds one rating to the total.
   *
   * @param stars how good a patient found the consultation
   */
  void add(DoctorId doctor, Stars stars);

  /**
   * Returns the total of all ratings of a doctor.
   *
   * @return the sum; {@link RatingSummary#NONE} without a rating
   */
  RatingSummary of(DoctorId doctor);
}
