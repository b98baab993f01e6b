package br.com.techmedicos.adapters.rest.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call whose repetition has no further effect, so that it needs no key (RFC 9110, 9.2.2). */
@Documented
@Repetition
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NaturallyIdempotent {}
