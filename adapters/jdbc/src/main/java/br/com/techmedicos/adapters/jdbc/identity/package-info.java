/** Accounts, patients, sessions and failed logins in a database. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.identity;

import org.jspecify.annotations.NullMarked;
