/** Problems (RFC 9457): what clients are told when a request fails, in two languages. */
@NullMarked
package br.com.techmedicos.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
