package br.com.techmedicos.adapters.rest.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call that partners' programs may make too, with this scope. They may make no other. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scoped {

  /** To search doctors, and read what they publish of themselves. */
  String DOCTORS_READ = "doctors:read";

  /** To read free slots. */
  String SLOTS_READ = "slots:read";

  /** What they need: the name of a scope. */
  String value();
}
