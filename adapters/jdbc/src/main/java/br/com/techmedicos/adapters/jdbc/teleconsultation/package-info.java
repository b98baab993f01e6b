/** Consents, tickets, presences and signals in a database. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.teleconsultation;

import org.jspecify.annotations.NullMarked;
