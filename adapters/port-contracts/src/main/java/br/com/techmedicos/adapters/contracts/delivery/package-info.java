/** The contracts of the ports that bring events to subscribers. */
@NullMarked
package br.com.techmedicos.adapters.contracts.delivery;

import org.jspecify.annotations.NullMarked;
