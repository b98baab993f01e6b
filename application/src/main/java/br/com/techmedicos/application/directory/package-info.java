/** Signing up as a doctor, being verified, being found. */
@NullMarked
package br.com.techmedicos.application.directory;

import org.jspecify.annotations.NullMarked;
