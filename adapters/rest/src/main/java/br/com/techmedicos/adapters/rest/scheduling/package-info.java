/** Agendas, slots and appointments over HTTP. */
@NullMarked
package br.com.techmedicos.adapters.rest.scheduling;

import org.jspecify.annotations.NullMarked;
