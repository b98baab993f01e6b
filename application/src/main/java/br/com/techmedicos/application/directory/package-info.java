/** Sign-up, verification and search of doctors. */
@NullMarked
package br.com.techmedicos.application.directory;

import org.jspecify.annotations.NullMarked;
