/** Who asks, and at which address they reach us: what connections and trusted proxies tell. */
@NullMarked
package br.com.techmedicos.adapters.rest.client;

import org.jspecify.annotations.NullMarked;
