/**
 * Netty handlers: framing, timeouts for heads and bodies, the minimum rate of transfers, the memory
 * of bodies, the number of connections.
 */
@NullMarked
package br.com.techmedicos.adapters.rest.netty;

import org.jspecify.annotations.NullMarked;
