/** The contracts of the health record's ports. */
@NullMarked
package br.com.techmedicos.adapters.contracts.healthrecord;

import org.jspecify.annotations.NullMarked;
