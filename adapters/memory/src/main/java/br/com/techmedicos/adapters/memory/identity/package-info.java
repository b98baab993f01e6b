/** Accounts, patients, sessions and failed logins in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.identity;

import org.jspecify.annotations.NullMarked;
