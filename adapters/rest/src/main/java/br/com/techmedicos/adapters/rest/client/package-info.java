/** The addresses of clients and of the service, from connections and trusted proxies. */
@NullMarked
package br.com.techmedicos.adapters.rest.client;

import org.jspecify.annotations.NullMarked;
