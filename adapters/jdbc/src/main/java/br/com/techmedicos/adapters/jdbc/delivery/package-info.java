/** Letters to subscribers in a database. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.delivery;

import org.jspecify.annotations.NullMarked;
