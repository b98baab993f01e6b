/** Consents, tickets, presences and signals in tables. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.teleconsultation;

import org.jspecify.annotations.NullMarked;
