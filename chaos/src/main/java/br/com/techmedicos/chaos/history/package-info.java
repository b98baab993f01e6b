/** Histories of calls, and whether a service that does one after the other could have made them. */
@NullMarked
package br.com.techmedicos.chaos.history;

import org.jspecify.annotations.NullMarked;
