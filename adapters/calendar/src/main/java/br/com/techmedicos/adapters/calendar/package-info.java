/** Appointments for calendar programs, as iCalendar data. */
@NullMarked
package br.com.techmedicos.adapters.calendar;

import org.jspecify.annotations.NullMarked;
