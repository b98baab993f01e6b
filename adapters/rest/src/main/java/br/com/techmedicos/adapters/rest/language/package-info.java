/** The languages that clients are answered in. */
@NullMarked
package br.com.techmedicos.adapters.rest.language;

import org.jspecify.annotations.NullMarked;
