/** The contracts of the ports about partners. */
@NullMarked
package br.com.techmedicos.adapters.contracts.partnership;

import org.jspecify.annotations.NullMarked;
