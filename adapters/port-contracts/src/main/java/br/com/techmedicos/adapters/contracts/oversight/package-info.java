/** The contracts of the ports of oversight. */
@NullMarked
package br.com.techmedicos.adapters.contracts.oversight;

import org.jspecify.annotations.NullMarked;
