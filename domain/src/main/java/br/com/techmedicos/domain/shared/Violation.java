package br.com.techmedicos.domain.shared;

/**
 * A rule of the domain that a value or a command broke, with the facts needed to tell a person what
 * to do next: limits, dates, states, never what somebody sent. Each feature seals its own
 * violations and offers a {@code fold} over them, so that whoever translates them misses none.
 */
public interface Violation {}
