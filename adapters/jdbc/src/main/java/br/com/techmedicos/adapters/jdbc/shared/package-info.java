/**
 * The shared basis of all JDBC adapters: transactions, statement timeouts, column types, errors.
 */
@NullMarked
package br.com.techmedicos.adapters.jdbc.shared;

import org.jspecify.annotations.NullMarked;
