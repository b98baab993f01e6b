package br.com.techmedicos.adapters.rest.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call on a versioned resource; its answer is {@linkplain ETags#tagged tagged}. A read is
 * answered with 304 if the client has the current version. A write requires {@code If-Match}, so
 * that a repetition is refused. See {@link ETagFilter}.
 */
@Documented
@Repetition
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Versioned {}
