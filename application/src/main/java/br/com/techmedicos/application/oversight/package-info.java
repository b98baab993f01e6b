/** What operators do: written down before it is done, and shown to whom it concerns. */
@NullMarked
package br.com.techmedicos.application.oversight;

import org.jspecify.annotations.NullMarked;
