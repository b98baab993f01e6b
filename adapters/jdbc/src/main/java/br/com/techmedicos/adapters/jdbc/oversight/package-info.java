/** The log of operators' acts in tables. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.oversight;

import org.jspecify.annotations.NullMarked;
