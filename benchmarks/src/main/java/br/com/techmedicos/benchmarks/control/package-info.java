/**
 * What the service is compared with: the same framework with the same check of tokens, which
 * answers with a constant, and the same work in another framework.
 */
@NullMarked
package br.com.techmedicos.benchmarks.control;

import org.jspecify.annotations.NullMarked;
