/**
 * Online meetings: when the meeting of an accepted appointment is open, who may enter, and the
 * patient's consent to an online consultation, which is required first.
 *
 * <p>{@link br.com.techmedicos.domain.teleconsultation.Admission} decides on every entry into a
 * meeting.
 */
@NullMarked
package br.com.techmedicos.domain.teleconsultation;

import org.jspecify.annotations.NullMarked;
