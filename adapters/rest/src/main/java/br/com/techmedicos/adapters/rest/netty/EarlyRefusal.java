package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.problem.ProblemType;

/** What is refused before the framework has a request, so that no filter sees it. */
public record EarlyRefusal(ProblemType problem) {}
