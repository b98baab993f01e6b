/**
 * What every route stands on: strict JSON bodies, problems, languages, idempotent posts, cursors
 * and ETags.
 */
@NullMarked
package br.com.techmedicos.adapters.rest.shared;

import org.jspecify.annotations.NullMarked;
