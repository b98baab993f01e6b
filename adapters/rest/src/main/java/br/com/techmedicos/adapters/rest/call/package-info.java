/** What a call declares about itself, and what implements it: idempotency keys, entity tags. */
@NullMarked
package br.com.techmedicos.adapters.rest.call;

import org.jspecify.annotations.NullMarked;
