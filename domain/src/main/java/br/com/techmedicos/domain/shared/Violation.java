package br.com.techmedicos.domain.shared;

/**
 * A domain rule that a value or a command broke, with the facts that tell the user what to do next:
 * limits, dates and states, never the user's input. Each feature seals its own violations and
 * offers a {@code fold} over them, so that every translation is complete.
 */
public interface Violation {}
