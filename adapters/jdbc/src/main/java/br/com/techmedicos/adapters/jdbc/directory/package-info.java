/** Doctors in a database, with a table for searches among a million of them. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.directory;

import org.jspecify.annotations.NullMarked;
