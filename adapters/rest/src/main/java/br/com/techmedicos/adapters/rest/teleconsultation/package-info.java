/** Meetings and consents over HTTP. */
@NullMarked
package br.com.techmedicos.adapters.rest.teleconsultation;

import org.jspecify.annotations.NullMarked;
