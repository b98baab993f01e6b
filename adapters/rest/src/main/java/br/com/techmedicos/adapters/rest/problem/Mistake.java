package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;

/**
 * What is wrong with one part of a request.
 *
 * @param location which part
 * @param violation what is wrong
 */
public record Mistake(Location location, Violation violation) {}
