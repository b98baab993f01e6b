package br.com.techmedicos.adapters.jdbc.healthrecord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A condition that a column is one of some ids, of which there is at least one. */
record In(String sql, List<UUID> ids) {

  static In of(String column, Collection<UUID> ids) {
    return new In(column + " IN (?" + ", ?".repeat(ids.size() - 1) + ")", List.copyOf(ids));
  }

  /** The values of the question marks before it, then its own. */
  Object[] after(Object... values) {
    List<Object> all = new ArrayList<>(Arrays.asList(values));
    all.addAll(ids);
    return all.toArray();
  }
}
