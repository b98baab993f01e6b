/** Webhooks of partners, and the log of what they were told. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.partnership;

import org.jspecify.annotations.NullMarked;
