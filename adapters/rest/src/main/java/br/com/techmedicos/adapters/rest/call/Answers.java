package br.com.techmedicos.adapters.rest.call;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that a call may answer with because of its own rules. Those that come with the form
 * of a call, like a body that is not JSON, go without saying.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answers {

  /** The problems, in the order they are documented. */
  ProblemType[] value();
}
