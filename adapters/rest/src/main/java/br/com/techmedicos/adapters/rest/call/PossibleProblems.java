package br.com.techmedicos.adapters.rest.call;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems of a call's own rules. The reference adds those that follow from the form of the
 * call, such as a body that is not JSON.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PossibleProblems {

  /** The problems, in documentation order. */
  ProblemType[] value();
}
