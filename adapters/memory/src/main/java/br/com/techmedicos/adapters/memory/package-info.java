/**
 * All ports in memory, with the semantics of the real ones, and a whole clinic made of them: for
 * programs that embed the use cases, for tests, for trying things out.
 */
@NullMarked
package br.com.techmedicos.adapters.memory;

import org.jspecify.annotations.NullMarked;
