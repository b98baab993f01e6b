/** Limits how much runs at once, by kind of work, and for how long. */
@NullMarked
package br.com.techmedicos.adapters.rest.admission;

import org.jspecify.annotations.NullMarked;
