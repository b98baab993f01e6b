package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.aop.Around;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller whose refusals tell times of an agenda. The agenda is read on the thread of the
 * call, since exception handlers may run on an event loop.
 */
@Around
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TellsAgendaTimes {}
