/** How people want to be written to. */
@NullMarked
package br.com.techmedicos.adapters.rest.notification;

import org.jspecify.annotations.NullMarked;
