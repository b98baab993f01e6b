/** Signing up as a patient, logging in, and who is calling, over HTTP. */
@NullMarked
package br.com.techmedicos.adapters.rest.identity;

import org.jspecify.annotations.NullMarked;
