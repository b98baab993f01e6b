/** What every adapter of a port of identity has to show. */
@NullMarked
package br.com.techmedicos.adapters.contracts.identity;

import org.jspecify.annotations.NullMarked;
