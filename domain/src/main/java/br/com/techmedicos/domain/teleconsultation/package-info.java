/**
 * Meeting online: when the meeting of an accepted appointment is open, who is let in, and the
 * patient's consent to care at a distance, which comes first.
 *
 * <p>{@link br.com.techmedicos.domain.teleconsultation.Admission} is the one decision that every
 * way into a meeting goes through.
 */
@NullMarked
package br.com.techmedicos.domain.teleconsultation;

import org.jspecify.annotations.NullMarked;
