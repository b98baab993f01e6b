/** Passwords hashed with Argon2id, signing keys in a folder, and access tokens as signed JWTs. */
@NullMarked
package br.com.techmedicos.adapters.identity;

import org.jspecify.annotations.NullMarked;
