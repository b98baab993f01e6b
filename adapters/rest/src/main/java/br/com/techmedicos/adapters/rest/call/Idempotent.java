package br.com.techmedicos.adapters.rest.call;

import io.micronaut.aop.Around;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call that accepts an {@code Idempotency-Key}. A retry with the same key gets the first answer
 * and has no second effect. See {@link IdempotencyInterceptor}.
 */
@Around
@Documented
@Repetition
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
