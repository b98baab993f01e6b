/** Doctors over HTTP: sign-up, search and verification. */
@NullMarked
package br.com.techmedicos.adapters.rest.directory;

import org.jspecify.annotations.NullMarked;
