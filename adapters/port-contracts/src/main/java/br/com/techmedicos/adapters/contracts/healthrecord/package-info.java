/** What the ports of the health record promise. */
@NullMarked
package br.com.techmedicos.adapters.contracts.healthrecord;

import org.jspecify.annotations.NullMarked;
