/**
 * What the in-memory adapters of every feature stand on: one unit of work, tables that it can undo,
 * the outbox, ids.
 */
@NullMarked
package br.com.techmedicos.adapters.memory.shared;

import org.jspecify.annotations.NullMarked;
