package br.com.techmedicos.domain.shared;

/**
 * What a command made of an aggregate: the aggregate as it is now, and the event that tells of it.
 *
 * @param <A> the aggregate
 * @param <E> the event
 * @param aggregate as it is after the command
 * @param event what happened
 */
public record Transition<A, E extends DomainEvent>(A aggregate, E event) {}
