/** Runs the service as a cluster, breaks a part of it on purpose, and counts what became of it. */
@NullMarked
package br.com.techmedicos.chaos;

import org.jspecify.annotations.NullMarked;
