/** Agendas, bookings and the life cycle of appointments. */
@NullMarked
package br.com.techmedicos.application.scheduling;

import org.jspecify.annotations.NullMarked;
