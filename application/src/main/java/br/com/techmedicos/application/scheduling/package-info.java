/** Publishing an agenda, booking on it, and everything that becomes of an appointment. */
@NullMarked
package br.com.techmedicos.application.scheduling;

import org.jspecify.annotations.NullMarked;
