/**
 * What every use case stands on: the unit of work, the outbox, the clock's companion for ids,
 * pages.
 */
@NullMarked
package br.com.techmedicos.application.shared;

import org.jspecify.annotations.NullMarked;
