/** The languages of responses. */
@NullMarked
package br.com.techmedicos.adapters.rest.language;

import org.jspecify.annotations.NullMarked;
