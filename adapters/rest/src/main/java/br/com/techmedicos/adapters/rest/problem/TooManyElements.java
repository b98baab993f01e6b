package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;

/** A list with too many elements to validate. */
public record TooManyElements(int maximum) implements Violation {}
