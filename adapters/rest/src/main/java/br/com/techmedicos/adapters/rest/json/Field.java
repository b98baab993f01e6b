package br.com.techmedicos.adapters.rest.json;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a request after parsing. Parsing continues after an invalid part, so that all errors
 * are reported at once. It stops only where the value of an invalid part is needed.
 *
 * @param <T> the value
 */
public final class Field<T> {

  private final @Nullable T value;

  private Field(@Nullable T value) {
    this.value = value;
  }

  static <T> Field<T> of(T value) {
    return new Field<>(value);
  }

  static <T> Field<T> wrong() {
    return new Field<>(null);
  }

  /** Combines two parts; invalid if either is. */
  public <U, R> Field<R> and(Field<U> other, BiFunction<T, U, R> together) {
    return value == null || other.value == null ? wrong() : of(together.apply(value, other.value));
  }

  /** Returns the value. If the part is invalid, this ends the parsing of the enclosing part. */
  public T get() {
    if (value == null) {
      throw Wrong.INSTANCE;
    }
    return value;
  }

  /** Ends the parsing of a part that contains an invalid one, whose error is already recorded. */
  static final class Wrong extends RuntimeException {

    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace and no state
    static final Wrong INSTANCE = new Wrong();

    private static final long serialVersionUID = 1L;

    private Wrong() {
      super("a part is invalid", null, false, false);
    }
  }
}
