/**
 * The service: one factory a feature that wires use cases to adapters, the clock, and the jobs that
 * run by themselves.
 */
@NullMarked
package br.com.techmedicos.bootstrap;

import org.jspecify.annotations.NullMarked;
