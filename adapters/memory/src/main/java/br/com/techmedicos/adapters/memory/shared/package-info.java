/**
 * The shared basis of all in-memory adapters: the unit of work, tables with rollback, the outbox,
 * IDs.
 */
@NullMarked
package br.com.techmedicos.adapters.memory.shared;

import org.jspecify.annotations.NullMarked;
