/** The log of operators' acts in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.oversight;

import org.jspecify.annotations.NullMarked;
