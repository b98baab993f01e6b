/** Strict JSON bodies and their limits; reading a request reports every mistake in it at once. */
@NullMarked
package br.com.techmedicos.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
