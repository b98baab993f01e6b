/**
 * Annotations of calls and their implementation: idempotency keys, entity tags, possible problems.
 */
@NullMarked
package br.com.techmedicos.adapters.rest.call;

import org.jspecify.annotations.NullMarked;
