/** What every JDBC adapter stands on: transactions, statements, column types, errors. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.shared;

import org.jspecify.annotations.NullMarked;
