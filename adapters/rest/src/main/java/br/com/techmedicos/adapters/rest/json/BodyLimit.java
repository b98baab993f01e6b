package br.com.techmedicos.adapters.rest.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large the {@link JsonBody} of a call may be, for calls that differ from {@link #DEFAULT}. A
 * larger one is refused before it is read.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

  /** For most commands, in bytes: a thousand characters, however they are escaped, and ids. */
  int DEFAULT = 64 * 1024;

  /** For logins and refresh tokens, in bytes: a password of 128 characters, written at length. */
  int CREDENTIALS = 16 * 1024;

  /**
   * For calls that take the names of people and things, in bytes: a name of a megabyte should still
   * be told what is wrong with it. Nobody needs more, so it is the framework's limit as well.
   */
  int NAMES = 2 * 1024 * 1024;

  /** The most bytes. */
  int value();
}
