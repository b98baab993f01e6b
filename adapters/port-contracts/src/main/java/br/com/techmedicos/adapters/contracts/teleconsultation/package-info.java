/** The contracts of the teleconsultation ports. */
@NullMarked
package br.com.techmedicos.adapters.contracts.teleconsultation;

import org.jspecify.annotations.NullMarked;
