/**
 * Sign-up of patients, logins and sessions, and their ports: password hashing, access tokens,
 * refresh tokens, tallies of failed logins.
 */
@NullMarked
package br.com.techmedicos.application.identity;

import org.jspecify.annotations.NullMarked;
