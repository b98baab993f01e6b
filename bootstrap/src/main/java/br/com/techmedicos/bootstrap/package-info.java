/** The service: wiring with one factory per feature, the clock, background jobs and commands. */
@NullMarked
package br.com.techmedicos.bootstrap;

import org.jspecify.annotations.NullMarked;
