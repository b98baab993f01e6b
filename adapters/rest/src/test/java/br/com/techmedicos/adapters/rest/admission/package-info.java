/** Tests of how much is worked on at once. */
@NullMarked
package br.com.techmedicos.adapters.rest.admission;

import org.jspecify.annotations.NullMarked;
