package br.com.techmedicos.adapters.rest.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The maximum size of a call's {@link JsonBody}, if it is not {@link #DEFAULT}. Larger bodies are
 * refused before they are parsed.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

  /** For most commands, in bytes: enough for a thousand characters in any escaping, and IDs. */
  int DEFAULT = 64 * 1024;

  /**
   * For logins and refresh tokens, in bytes: enough for a password of 128 characters in any
   * escaping.
   */
  int CREDENTIALS = 16 * 1024;

  /**
   * For calls with names, in bytes: a name of a megabyte still gets an error for its field. It is
   * the framework's limit as well.
   */
  int NAMES = 2 * 1024 * 1024;

  /** The maximum, in bytes. */
  int value();
}
