/** The contracts of the scheduling ports. */
@NullMarked
package br.com.techmedicos.adapters.contracts.scheduling;

import org.jspecify.annotations.NullMarked;
