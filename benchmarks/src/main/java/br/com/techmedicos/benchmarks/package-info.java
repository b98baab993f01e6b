/** Measurements, each a command that prints ratios of things measured side by side in one run. */
@NullMarked
package br.com.techmedicos.benchmarks;

import org.jspecify.annotations.NullMarked;
