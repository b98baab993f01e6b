/**
 * A load of attackers beside honest users, against one instance in a process of its own: what the
 * honest notice of it.
 */
@NullMarked
package br.com.techmedicos.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
