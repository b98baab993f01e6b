/** Strict JSON bodies and their limits; reading a request reports all its errors at once. */
@NullMarked
package br.com.techmedicos.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
