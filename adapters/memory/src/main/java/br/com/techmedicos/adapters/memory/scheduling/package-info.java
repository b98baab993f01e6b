/** Agendas and appointments in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.scheduling;

import org.jspecify.annotations.NullMarked;
