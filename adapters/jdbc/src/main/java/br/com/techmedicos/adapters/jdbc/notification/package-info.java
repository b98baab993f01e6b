/** Planned reminders in a database. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.notification;

import org.jspecify.annotations.NullMarked;
