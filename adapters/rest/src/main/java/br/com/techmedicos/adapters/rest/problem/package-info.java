/** What clients are told when a request fails (RFC 9457), in two languages. */
@NullMarked
package br.com.techmedicos.adapters.rest.problem;

import org.jspecify.annotations.NullMarked;
