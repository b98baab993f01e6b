/** Encryption of contents, each with a key of its own; master keys in a folder; seals. */
@NullMarked
package br.com.techmedicos.adapters.encryption;

import org.jspecify.annotations.NullMarked;
