/**
 * Agendas and appointments.
 *
 * <p>An {@link br.com.techmedicos.domain.scheduling.Agenda} is a doctor's template: weekly windows
 * in a zone, overrides for single dates, a minimum notice and a horizon. {@linkplain
 * br.com.techmedicos.domain.scheduling.Agenda#offers Slots} are computed from it, never stored. An
 * {@link br.com.techmedicos.domain.scheduling.Appointment} takes a slot and goes through the states
 * of {@link br.com.techmedicos.domain.scheduling.AppointmentState}. {@link
 * br.com.techmedicos.domain.scheduling.BookingPolicy} decides who may book which slot.
 */
@NullMarked
package br.com.techmedicos.domain.scheduling;

import org.jspecify.annotations.NullMarked;
