/** The contracts of the identity ports. */
@NullMarked
package br.com.techmedicos.adapters.contracts.identity;

import org.jspecify.annotations.NullMarked;
