/** What the ports of teleconsultation promise. */
@NullMarked
package br.com.techmedicos.adapters.contracts.teleconsultation;

import org.jspecify.annotations.NullMarked;
