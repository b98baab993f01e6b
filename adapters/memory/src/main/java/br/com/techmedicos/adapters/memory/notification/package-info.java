/** Notices and planned reminders in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.notification;

import org.jspecify.annotations.NullMarked;
