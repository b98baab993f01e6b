package br.com.techmedicos.adapters.jdbc.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Conditions that must all hold, with the values of their question marks. */
public final class Conditions {

  private final StringBuilder sql = new StringBuilder(" WHERE ");
  private final List<Object> values = new ArrayList<>();

  /**
   * One condition to begin with.
   *
   * @param condition in SQL
   * @param values of its question marks
   */
  public Conditions(String condition, Object... values) {
    sql.append(condition);
    this.values.addAll(Arrays.asList(values));
  }

  /** Adds a condition. */
  public Conditions and(String condition, Object... more) {
    sql.append(" AND ").append(condition);
    values.addAll(Arrays.asList(more));
    return this;
  }

  /** Adds a condition on a value, if there is one. */
  public Conditions and(String condition, Optional<?> value) {
    return value.isPresent() ? and(condition, value.get()) : this;
  }

  /** Adds that a column is a value, or null if there is none. */
  public Conditions andSame(String column, Optional<?> value) {
    return value.isPresent() ? and(column + " = ?", value.get()) : and(column + " IS NULL");
  }

  /** The clause, from {@code WHERE} on. */
  public String sql() {
    return sql.toString();
  }

  /** The values of the clause's question marks, and of those that follow it. */
  public Object[] values(Object... following) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(Arrays.asList(following));
    return all.toArray();
  }
}
