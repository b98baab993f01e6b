/** Rate limits of users and addresses. */
@NullMarked
package br.com.techmedicos.adapters.rest.ratelimit;

import org.jspecify.annotations.NullMarked;
