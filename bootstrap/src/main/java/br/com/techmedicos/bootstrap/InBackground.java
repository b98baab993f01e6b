package br.com.techmedicos.bootstrap;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Work that the worker does, and a process of both roles; see {@link ProcessRole}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Requires(property = ProcessRole.PROPERTY, notEquals = ProcessRole.ONLY_SERVICE)
@interface InBackground {}
