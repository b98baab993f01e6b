/** Clients that are generated from the contract, compiled, and used for a whole visit. */
@NullMarked
package br.com.techmedicos.clients;

import org.jspecify.annotations.NullMarked;
