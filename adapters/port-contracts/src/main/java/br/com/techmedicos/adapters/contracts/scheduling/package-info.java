/** What the ports of scheduling promise. */
@NullMarked
package br.com.techmedicos.adapters.contracts.scheduling;

import org.jspecify.annotations.NullMarked;
