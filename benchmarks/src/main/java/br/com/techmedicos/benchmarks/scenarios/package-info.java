/** One command a scenario, each with what it starts and what it measures against. */
@NullMarked
package br.com.techmedicos.benchmarks.scenarios;

import org.jspecify.annotations.NullMarked;
