/** Doctors over HTTP: signing up, being found, being decided on. */
@NullMarked
package br.com.techmedicos.adapters.rest.directory;

import org.jspecify.annotations.NullMarked;
