package br.com.techmedicos.adapters.rest.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call for a resource with versions: its answer is {@linkplain ETags#tagged tagged}. One that
 * reads has no body for whoever has seen this version; one that writes wants the version that the
 * client has seen, so that, sent again, it is refused. {@link Versions} sees to it.
 */
@Documented
@Repetition
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Versioned {}
