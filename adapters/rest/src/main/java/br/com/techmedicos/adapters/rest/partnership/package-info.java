/** Webhooks of partners, for operators. */
@NullMarked
package br.com.techmedicos.adapters.rest.partnership;

import org.jspecify.annotations.NullMarked;
