package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;

/**
 * An error in one part of a request.
 *
 * @param location the part
 * @param violation what is wrong with it
 */
public record FieldError(Location location, Violation violation) {}
