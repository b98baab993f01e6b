/** The service: one factory a feature for the wiring, the clock, background jobs and commands. */
@NullMarked
package br.com.techmedicos.bootstrap;

import org.jspecify.annotations.NullMarked;
