/** The shared basis of all use cases: units of work, the outbox, IDs, pages and failures. */
@NullMarked
package br.com.techmedicos.application.shared;

import org.jspecify.annotations.NullMarked;
