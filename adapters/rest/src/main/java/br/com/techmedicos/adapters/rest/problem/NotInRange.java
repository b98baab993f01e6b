package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;

/** An integer that is less or more than what is accepted, both ends included. */
public record NotInRange(int least, int most) implements Violation {}
