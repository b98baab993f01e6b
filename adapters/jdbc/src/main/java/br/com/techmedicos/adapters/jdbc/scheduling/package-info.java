/** Agendas and appointments in a database whose keys enforce the rules. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.scheduling;

import org.jspecify.annotations.NullMarked;
