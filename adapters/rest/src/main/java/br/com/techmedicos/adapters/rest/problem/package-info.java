/** Problems (RFC 9457): the responses to failed requests, in two languages. */
@NullMarked
package br.com.techmedicos.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
