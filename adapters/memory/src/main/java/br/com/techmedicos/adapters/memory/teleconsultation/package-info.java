/** Consents, tickets, presences and signals in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.teleconsultation;

import org.jspecify.annotations.NullMarked;
