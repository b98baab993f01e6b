/** Tells events to subscribers: each has a place of its own in the stream of events. */
@NullMarked
package br.com.techmedicos.application.delivery;

import org.jspecify.annotations.NullMarked;
