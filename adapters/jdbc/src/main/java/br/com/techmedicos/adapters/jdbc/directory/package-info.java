/** Doctors on a database, and a table made for finding them among a million. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.directory;

import org.jspecify.annotations.NullMarked;
