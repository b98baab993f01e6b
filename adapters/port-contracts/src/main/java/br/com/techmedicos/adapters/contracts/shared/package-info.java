/** The contracts of the shared ports, and helpers for all contracts. */
@NullMarked
package br.com.techmedicos.adapters.contracts.shared;

import org.jspecify.annotations.NullMarked;
