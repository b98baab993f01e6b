/**
 * Signing up as a patient, logging in and staying so, and the ports that this needs: hashing of
 * passwords, access tokens, refresh tokens, the tally of failed logins.
 */
@NullMarked
package br.com.techmedicos.application.identity;

import org.jspecify.annotations.NullMarked;
