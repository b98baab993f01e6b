package br.com.techmedicos.domain.shared;

/**
 * The result of a command on an aggregate: its new state and the event.
 *
 * @param aggregate as it is after the command
 */
public record Transition<A, E extends DomainEvent>(A aggregate, E event) {}
