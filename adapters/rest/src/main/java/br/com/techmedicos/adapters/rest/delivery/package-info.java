/** What could not be delivered, for operators. */
@NullMarked
package br.com.techmedicos.adapters.rest.delivery;

import org.jspecify.annotations.NullMarked;
