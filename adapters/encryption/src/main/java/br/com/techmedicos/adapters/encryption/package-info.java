/** Contents encrypted under a key of their own, master keys in a folder, and seals. */
@NullMarked
package br.com.techmedicos.adapters.encryption;

import org.jspecify.annotations.NullMarked;
