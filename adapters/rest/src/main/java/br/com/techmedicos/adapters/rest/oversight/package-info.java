/** Writes down what operators ask for, and shows it. */
@NullMarked
package br.com.techmedicos.adapters.rest.oversight;

import org.jspecify.annotations.NullMarked;
