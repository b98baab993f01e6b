/**
 * What stands on Netty itself: what a connection may ask of us before there is a request, and while
 * bytes move. Framing, deadlines of heads and bodies, the pace of transfers, the memory of bodies.
 */
@NullMarked
package br.com.techmedicos.adapters.rest.netty;

import org.jspecify.annotations.NullMarked;
