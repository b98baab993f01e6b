/** Agendas and appointments on a database that holds their rules as keys. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.scheduling;

import org.jspecify.annotations.NullMarked;
