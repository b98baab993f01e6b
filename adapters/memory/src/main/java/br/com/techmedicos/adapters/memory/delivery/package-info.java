/** Letters to subscribers in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.delivery;

import org.jspecify.annotations.NullMarked;
