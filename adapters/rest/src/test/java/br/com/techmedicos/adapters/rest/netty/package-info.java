/** Tests of what stands on Netty. */
@NullMarked
package br.com.techmedicos.adapters.rest.netty;

import org.jspecify.annotations.NullMarked;
