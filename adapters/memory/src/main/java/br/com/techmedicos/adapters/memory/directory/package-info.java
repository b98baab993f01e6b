/** Doctors, ratings and searches in memory. */
@NullMarked
package br.com.techmedicos.adapters.memory.directory;

import org.jspecify.annotations.NullMarked;
