/**
 * When a doctor can be consulted, and what becomes of a consultation.
 *
 * <p>An {@link br.com.techmedicos.domain.scheduling.Agenda} is a doctor's template: weekly windows
 * in a zone, overrides for single dates, a minimum notice and a horizon. {@linkplain
 * br.com.techmedicos.domain.scheduling.Agenda#offers Slots} are computed from it, never stored. An
 * {@link br.com.techmedicos.domain.scheduling.Appointment} takes a slot and goes through the states
 * of {@link br.com.techmedicos.domain.scheduling.AppointmentState}. {@link
 * br.com.techmedicos.domain.scheduling.BookingPolicy} says who may take which slot.
 */
@NullMarked
package br.com.techmedicos.domain.scheduling;

import org.jspecify.annotations.NullMarked;
