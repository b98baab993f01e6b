package br.com.techmedicos.adapters.rest.json;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a request that was read. Reading goes on after a part that is wrong, so that a client
 * is told of every mistake at once; only who needs the value of such a part stops there.
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

  /** Two parts together; wrong if one of them is. */
  public <U, R> Field<R> and(Field<U> other, BiFunction<T, U, R> together) {
    return value == null || other.value == null ? wrong() : of(together.apply(value, other.value));
  }

  /** The value; for a part that is wrong, ends the reading of what it is a part of. */
  public T get() {
    if (value == null) {
      throw Wrong.INSTANCE;
    }
    return value;
  }

  /** Ends the reading of something that has a wrong part, which was written down already. */
  static final class Wrong extends RuntimeException {

    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace and no state
    static final Wrong INSTANCE = new Wrong();

    private static final long serialVersionUID = 1L;

    private Wrong() {
      super("a part is wrong", null, false, false);
    }
  }
}
