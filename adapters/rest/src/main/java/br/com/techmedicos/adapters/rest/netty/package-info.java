/**
 * Netty handlers: framing, deadlines of heads and bodies, the pace of transfers, the memory of
 * bodies.
 */
@NullMarked
package br.com.techmedicos.adapters.rest.netty;

import org.jspecify.annotations.NullMarked;
