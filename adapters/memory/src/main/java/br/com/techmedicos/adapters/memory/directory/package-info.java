/** Doctors in memory: their entries, their ratings, and what patients find of them. */
@NullMarked
package br.com.techmedicos.adapters.memory.directory;

import org.jspecify.annotations.NullMarked;
