/** Patients' sign-up and profile, sessions, and the caller, over HTTP. */
@NullMarked
package br.com.techmedicos.adapters.rest.identity;

import org.jspecify.annotations.NullMarked;
