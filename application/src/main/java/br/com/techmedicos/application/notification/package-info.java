/** Tells doctors and patients what concerns them, and reminds them of their consultations. */
@NullMarked
package br.com.techmedicos.application.notification;

import org.jspecify.annotations.NullMarked;
