/**
 * All ports in memory, with the semantics of the real ones, and a whole clinic on top of them, for
 * embedding programs, tests and trials.
 */
@NullMarked
package br.com.techmedicos.adapters.memory;

import org.jspecify.annotations.NullMarked;
