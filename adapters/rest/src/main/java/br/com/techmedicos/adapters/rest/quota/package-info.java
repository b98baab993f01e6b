/** How much one user and one address may ask of the service. */
@NullMarked
package br.com.techmedicos.adapters.rest.quota;

import org.jspecify.annotations.NullMarked;
