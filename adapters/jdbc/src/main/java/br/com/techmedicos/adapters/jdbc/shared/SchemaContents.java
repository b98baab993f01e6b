package br.com.techmedicos.adapters.jdbc.shared;

import java.util.Set;

/**
 * What is in a schema, as far as it tells whether that is the service's, and whole.
 *
 * @param tables their names, in small letters
 * @param migrations the versions that are done
 * @param brokenOff the versions that are not
 */
public record SchemaContents(Set<String> tables, Set<String> migrations, Set<String> brokenOff) {

  static final String HISTORY = "flyway_schema_history";

  public SchemaContents {
    tables = Set.copyOf(tables);
    migrations = Set.copyOf(migrations);
    brokenOff = Set.copyOf(brokenOff);
  }

  /** Whether the service has made its tables. */
  public boolean isMade() {
    return tables.contains(HISTORY);
  }

  /** Whether all that there was is here, but for tables that a later migration removed. */
  public boolean goesOn(SchemaContents before) {
    return migrations.containsAll(before.migrations)
        && (migrations.size() > before.migrations.size() || tables.containsAll(before.tables));
  }
}
