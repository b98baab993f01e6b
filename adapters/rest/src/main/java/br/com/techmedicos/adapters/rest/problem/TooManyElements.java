package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;

/** A list that is too long to be looked at element by element. */
public record TooManyElements(int maximum) implements Violation {}
