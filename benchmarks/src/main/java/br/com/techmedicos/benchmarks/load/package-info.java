/**
 * Loads on whole instances, each in a process of its own, through their interface: attackers beside
 * honest users, and two versions side by side.
 */
@NullMarked
package br.com.techmedicos.benchmarks.load;

import org.jspecify.annotations.NullMarked;
