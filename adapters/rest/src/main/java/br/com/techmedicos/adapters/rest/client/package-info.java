/** Addresses: the client's and our own, as connections and trusted proxies describe them. */
@NullMarked
package br.com.techmedicos.adapters.rest.client;

import org.jspecify.annotations.NullMarked;
