/** Sends notices by mail, or shows them on a console. */
@NullMarked
package br.com.techmedicos.adapters.notificationsmtp;

import org.jspecify.annotations.NullMarked;
