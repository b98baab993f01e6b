/** Calls of partners by HTTP. */
@NullMarked
package br.com.techmedicos.adapters.webhookhttp;

import org.jspecify.annotations.NullMarked;
