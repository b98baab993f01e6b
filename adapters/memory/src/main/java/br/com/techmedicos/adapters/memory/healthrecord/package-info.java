/** The health record in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.healthrecord;

import org.jspecify.annotations.NullMarked;
