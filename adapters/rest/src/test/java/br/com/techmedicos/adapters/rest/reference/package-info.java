/** Sees to it that the reference tells everything. */
@NullMarked
package br.com.techmedicos.adapters.rest.reference;

import org.jspecify.annotations.NullMarked;
