/** What the ports that every feature uses promise; and what all contracts are written with. */
@NullMarked
package br.com.techmedicos.adapters.contracts.shared;

import org.jspecify.annotations.NullMarked;
