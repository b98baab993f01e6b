package br.com.techmedicos.adapters.rest.call;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that follow from a call's own rules. Those that follow from its form, like a body
 * that is not JSON, are added by the reference.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PossibleProblems {

  /** The problems, in documentation order. */
  ProblemType[] value();
}
